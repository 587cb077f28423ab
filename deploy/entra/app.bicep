// The same registration as register.sh makes, by the Microsoft Graph extension of Bicep. It makes no secret: add one, or
// better a federated credential, afterwards.
//
//   az deployment group create -g <group> -f deploy/entra/app.bicep -p address=https://hilum.example.org
extension microsoftGraphV1

@description('The public address of Hilum, without a slash at the end')
param address string

@description('The name of the app, and by which it is found again')
param name string = 'Hilum'

var roles = [
  {
    id: '0f1f4d5c-62c5-4f0c-9f57-0f6d5a4c7b01'
    value: 'reader'
    description: 'Send studies, and see their own'
  }
  {
    id: '0f1f4d5c-62c5-4f0c-9f57-0f6d5a4c7b02'
    value: 'operator'
    description: 'See the endpoint, the metrics and the line'
  }
]

var scopes = [
  {
    id: '0f1f4d5c-62c5-4f0c-9f57-0f6d5a4c7b03'
    value: 'studies.read'
    description: 'See your studies in Hilum'
  }
  {
    id: '0f1f4d5c-62c5-4f0c-9f57-0f6d5a4c7b04'
    value: 'studies.write'
    description: 'Send studies to Hilum'
  }
]

resource app 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: toLower(replace(name, ' ', '-'))
  displayName: name
  signInAudience: 'AzureADMyOrg'
  web: {
    redirectUris: ['${address}/sign-in']
    implicitGrantSettings: {
      enableIdTokenIssuance: false
      enableAccessTokenIssuance: false
    }
  }
  appRoles: [
    for role in roles: {
      id: role.id
      value: role.value
      displayName: role.value
      description: role.description
      allowedMemberTypes: ['User', 'Application']
      isEnabled: true
    }
  ]
  api: {
    requestedAccessTokenVersion: 2
    oauth2PermissionScopes: [
      for scope in scopes: {
        id: scope.id
        value: scope.value
        type: 'User'
        isEnabled: true
        adminConsentDisplayName: scope.description
        adminConsentDescription: scope.description
        userConsentDisplayName: scope.description
        userConsentDescription: scope.description
      }
    ]
  }
  optionalClaims: {
    idToken: [
      {
        name: 'sid'
        essential: false
      }
      {
        name: 'auth_time'
        essential: false
      }
    ]
    accessToken: [
      {
        name: 'idtyp'
        essential: false
      }
    ]
  }
}

resource enterpriseApplication 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: app.appId
  appRoleAssignmentRequired: true
}

output QUARKUS_OIDC_AUTH_SERVER_URL string = '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
output QUARKUS_OIDC_CLIENT_ID string = app.appId
