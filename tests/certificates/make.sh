#!/usr/bin/env bash
# Makes the certificates anew, with openssl: each says in its name what it is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > ca.cnf <<'C'
[ca]
default_ca = own
[own]
database = index
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
C
make() { # name, begin, end, extensions
  : > index; rm -f index.attr; openssl rand -hex 8 > serial; printf '%b' "$4" > ext
  openssl ecparam -genkey -name prime256v1 -noout -out key
  openssl req -new -key key -subj "/CN=$1" -out csr -config <(printf '[req]\ndistinguished_name=d\n[d]\n')
  openssl ca -batch -selfsign -config ca.cnf -keyfile key -in csr -out "$here/$1.pem" \
    -startdate "$2" -enddate "$3" -extfile ext -notext 2> log || { cat log; exit 1; }
}
authority='basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n'
make authority      20200101000000Z 20491231235959Z "$authority"
make authority-long 20200101000000Z 20551231235959Z "$authority"
make authority-past 20200101000000Z 20210304050607Z "$authority"
make authority-late 20600101000000Z 20700101000000Z "$authority"
make authority-no-usage 20200101000000Z 20491231235959Z 'basicConstraints=CA:TRUE,pathlen:0\n'
make authority-no-sign 20200101000000Z 20491231235959Z 'basicConstraints=CA:TRUE\nkeyUsage=digitalSignature\n'
make server         20200101000000Z 20491231235959Z 'basicConstraints=critical,CA:FALSE\nsubjectAltName=DNS:server\n'
make server-plain   20200101000000Z 20491231235959Z 'subjectAltName=DNS:server\n'
# Without extensions openssl makes version 1.
make version-1      20200101000000Z 20491231235959Z ''
