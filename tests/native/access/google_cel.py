"""Checks and runs CEL expressions with Google's own package, in the environments of kube-apiserver
(`pkg/authentication/cel/compile.go`): `claims` is a map of text to `any`, `user` an object.

Reads from standard input a JSON list of {"variable", "expression", "values"}; prints for each the
{"refused": text} of the checker, or {"type": name, "results": [{"value": …} or {"error": text}]}.
"""

import json
import sys

from cel_expr_python import cel
from google.protobuf import any_pb2, descriptor_pb2, descriptor_pool, message_factory, struct_pb2
from google.protobuf.json_format import ParseDict

USER = "kubernetes.UserInfo"
ANY = "google.protobuf.Any"


def user_type():
    """The type of `user` as a message, and where it is found."""
    field = descriptor_pb2.FieldDescriptorProto
    file = descriptor_pb2.FileDescriptorProto(name="user.proto", package="kubernetes", syntax="proto3")
    message = file.message_type.add(name="UserInfo")
    for number, (name, label) in enumerate(
        [
            ("username", field.LABEL_OPTIONAL),
            ("uid", field.LABEL_OPTIONAL),
            ("groups", field.LABEL_REPEATED),
        ],
        start=1,
    ):
        message.field.add(name=name, number=number, label=label, type=field.TYPE_STRING)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return pool, message_factory.GetMessageClass(pool.FindMessageTypeByName(USER))


POOL, USER_INFO = user_type()
CLAIMS = cel.Type.Map(cel.Type.STRING, cel.Type(ANY))
ENVIRONMENTS = {
    "claims": cel.NewEnv(variables={"claims": CLAIMS}),
    "user": cel.NewEnv(descriptor_pool=POOL, variables={"user": cel.Type(USER)}),
}


def wrapped(value):
    """A value of JSON as `any`."""
    wrapper = any_pb2.Any()
    wrapper.Pack(ParseDict(value, struct_pb2.Value()))
    return wrapper


def run(expression, variable, value):
    """What an expression gives for one value of its variable."""
    try:
        if variable == "user":
            given = USER_INFO(**value)
        else:
            given = {name: wrapped(claim) for name, claim in value.items()}
        result = expression.eval(data={variable: given})
    except Exception as error:
        return {"error": str(error)}
    if result.type() == cel.Type.ERROR:
        return {"error": str(result.value())}
    return {"value": result.plain_value()}


def answer(asked):
    """The answer to one question."""
    try:
        expression = ENVIRONMENTS[asked["variable"]].compile(asked["expression"])
    except Exception as error:
        return {"refused": str(error)}
    results = [run(expression, asked["variable"], value) for value in asked["values"]]
    return {"type": expression.return_type().name(), "results": results}


def main():
    json.dump([answer(asked) for asked in json.load(sys.stdin)], sys.stdout)


main()
