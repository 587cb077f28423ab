#!/usr/bin/env bash
# Registers Hilum with Microsoft Entra ID: the app with its roles (reader, operator), its scopes (studies.read,
# studies.write), its redirect address and claims, a secret, and its enterprise application, where only people and
# machines that have been assigned a role get a token. Prints the settings to start Hilum with.
#
#   az login
#   deploy/entra/register.sh https://hilum.example.org [name]
#
# Needs the Azure CLI, jq, and the right to register applications. Run again, it brings the app of that name up to date,
# and makes no second one; a new client secret is added then, and the others stay until you remove them. Keep the session
# secret that you have: a new one signs everybody out.
set -euo pipefail

if [ $# -lt 1 ] || [[ "$1" != http*://* ]]; then
  echo "usage: $0 <public address, such as https://hilum.example.org> [name]" >&2
  exit 2
fi
address="${1%/}"
name="${2:-Hilum}"

for tool in az jq; do
  command -v "$tool" >/dev/null || { echo "$tool is needed" >&2; exit 2; }
done

# Ids of roles and scopes have to stay the same from run to run.
reader=0f1f4d5c-62c5-4f0c-9f57-0f6d5a4c7b01
operator=0f1f4d5c-62c5-4f0c-9f57-0f6d5a4c7b02
read=0f1f4d5c-62c5-4f0c-9f57-0f6d5a4c7b03
write=0f1f4d5c-62c5-4f0c-9f57-0f6d5a4c7b04

client="$(az ad app list --filter "displayName eq '${name//\'/\'\'}'" --query '[0].appId' -o tsv)"
if [ -z "$client" ]; then
  client="$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --query appId -o tsv)"
fi
object="$(az ad app show --id "$client" --query id -o tsv)"

app="$(jq -n --arg address "$address" --arg client "$client" \
  --arg reader "$reader" --arg operator "$operator" --arg read "$read" --arg write "$write" '
  def role($id; $value; $says): {id: $id, value: $value, displayName: $value, description: $says,
    allowedMemberTypes: ["User", "Application"], isEnabled: true};
  def scope($id; $value; $says): {id: $id, value: $value, type: "User", isEnabled: true,
    adminConsentDisplayName: $says, adminConsentDescription: $says,
    userConsentDisplayName: $says, userConsentDescription: $says};
  {
    identifierUris: ["api://\($client)"],
    web: {
      redirectUris: ["\($address)/sign-in"],
      logoutUrl: null,
      implicitGrantSettings: {enableIdTokenIssuance: false, enableAccessTokenIssuance: false}
    },
    appRoles: [
      role($reader; "reader"; "Send studies, and see their own"),
      role($operator; "operator"; "See the endpoint, the metrics and the line")
    ],
    api: {
      requestedAccessTokenVersion: 2,
      oauth2PermissionScopes: [
        scope($read; "studies.read"; "See your studies in Hilum"),
        scope($write; "studies.write"; "Send studies to Hilum")
      ]
    },
    optionalClaims: {
      idToken: [{name: "sid", essential: false}, {name: "auth_time", essential: false}],
      accessToken: [{name: "idtyp", essential: false}],
      saml2Token: []
    }
  }')"
az rest --method PATCH --url "https://graph.microsoft.com/v1.0/applications/$object" \
  --headers Content-Type=application/json --body "$app" --output none

az ad sp show --id "$client" --output none 2>/dev/null || az ad sp create --id "$client" --output none
az ad sp update --id "$client" --set appRoleAssignmentRequired=true

secret="$(az ad app credential reset --id "$client" --append --display-name hilum --years 1 --query password -o tsv)"
tenant="$(az account show --query tenantId -o tsv)"

cat <<SETTINGS
# Keep these where your platform keeps secrets. The client secret lasts one year.
QUARKUS_OIDC_AUTH_SERVER_URL=https://login.microsoftonline.com/$tenant/v2.0
QUARKUS_OIDC_CLIENT_ID=$client
QUARKUS_OIDC_CREDENTIALS_SECRET=$secret
QUARKUS_OIDC_AUTHENTICATION_SCOPES=profile,offline_access
HILUM_ACCESS_PUBLIC_URL=$address
HILUM_ACCESS_SESSION_SECRET=$(head -c 48 /dev/urandom | base64 | tr -d '\n')
# Next: assign people, groups and machines the role reader or operator, in the enterprise application "$name".
SETTINGS
