# A container, fish, oidc by keyboard

# Install kubectl. Leave this out if you have it.
# Note: The line az aks install-cli needs the Azure CLI. It installs kubectl and Azure's kubelogin together.
# Note: Put these lines into the image, or they are gone with the container.
# -- Download
curl -fLO "https://dl.k8s.io/release/$(curl -fLs https://dl.k8s.io/release/stable.txt)/bin/linux/$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')/kubectl"
install -m 0755 kubectl /usr/local/bin/kubectl && rm kubectl
# -- Azure CLI
az aks install-cli

# Install the sign-in helper, int128's kubelogin. kubectl calls it, as the plugin oidc-login, to sign you in.
# Note: Azure has another tool of the same name, which does not fit here.
# Note: Krew is kubectl's manager of plugins, and has to be installed first: krew.sigs.k8s.io.
# Note: Put these lines into the image, or they are gone with the container.
# -- Download
set arch (uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')
curl -fLO "https://github.com/int128/kubelogin/releases/latest/download/kubelogin_linux_$arch.zip"
unzip -o kubelogin_linux_$arch.zip kubelogin && mkdir -p /usr/local/bin && install -m 0755 kubelogin /usr/local/bin/kubectl-oidc_login
fish_add_path /usr/local/bin
# -- Krew
kubectl krew install oidc-login

# See that kubectl is there. It prints its version: 1.28 or newer.
kubectl version --client

# See that the plugin is there. It prints a help text. Otherwise kubectl says: unknown command.
kubectl oidc-login setup --help

# Put the file into its place. An older file of that name is kept beside it, and only you can read the new one.
# Note: Paste these on the computer that runs the container. Put its name in for my-container.
# Note: If you downloaded it more than once, your browser added a number to the name. The lines take the newest.
set file (find ~/Downloads -maxdepth 1 -type f \( -name kubeconfig-prod-weu.yaml -o -name 'kubeconfig-prod-weu (*).yaml' -o -name 'kubeconfig-prod-weu(*).yaml' \) -exec ls -t '{}' + | head -n 1)
docker exec my-container mkdir -p -m 700 /root/.kube
docker cp "$file" my-container:/root/.kube/kubeconfig-prod-weu.yaml
docker exec my-container chmod 600 '/root/.kube/kubeconfig-prod-weu.yaml'

# Use it in this window. It ends when you close the window.
# Note: The kubeconfigs that you use already stay in use beside it.
contains -- $HOME/.kube/kubeconfig-prod-weu.yaml (string split : -- "$KUBECONFIG"); or set -gx KUBECONFIG $HOME/.kube/kubeconfig-prod-weu.yaml:(test -n "$KUBECONFIG"; and echo $KUBECONFIG; or echo $HOME/.kube/config)

# Use it in every new window. Leave this out if you switch files often.
contains -- $HOME/.kube/kubeconfig-prod-weu.yaml (string split : -- "$KUBECONFIG"); or set -gx KUBECONFIG $HOME/.kube/kubeconfig-prod-weu.yaml:(test -n "$KUBECONFIG"; and echo $KUBECONFIG; or echo $HOME/.kube/config)
set -Ux KUBECONFIG $KUBECONFIG

# Say hello. The first time, you see an address. Open it, sign in, and copy the code it shows back to this window. Then the cluster answers.
# Note: Any device will do for the address, your phone too.
kubectl auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: Versions before 1.29 do not know it: delete the folder .kube/cache/oidc-login in your home instead.
kubectl oidc-login clean
set -e KUBECONFIG

# Only if you restrict which programs kubectl may start: allow the helper. kubectl 1.35 and newer read this from ~/.kube/kuberc.
# Note: If you have a list already, add the helper to it instead: these lines write a new one.
# Note: The file calls the plugin by way of kubectl, so kubectl is what the list names. That allows every plugin of kubectl.
# -- kubectl 1.36 or newer
kubectl kuberc set --section credentialplugin --policy Allowlist --allowlist-entry command=kubectl
# -- kubectl 1.35
printf '%s\n' 'apiVersion: kubectl.config.k8s.io/v1beta1' 'kind: Preference' 'credentialPluginPolicy: Allowlist' 'credentialPluginAllowlist:' '- name: kubectl' >> ~/.kube/kuberc
