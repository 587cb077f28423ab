// The model's address, which costs nothing by itself, and who may ask it.
param workspaceName string
param endpointName string
param location string
param tags object

@description('The gateway\'s identity.')
param gatewayPrincipalId string

@allowed([
  'narrow'
  'developer'
])
param scoringRole string

var azureAiDeveloper = '64702f94-c441-49e6-a78b-ef80e0188fee'

resource workspace 'Microsoft.MachineLearningServices/workspaces@2024-10-01' existing = {
  name: workspaceName
}

// No traffic is named here: it can only go to a deployment that is there. The GPU's module does it.
resource endpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01' = {
  parent: workspace
  name: endpointName
  location: location
  tags: tags
  kind: 'Managed'
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    description: 'CxrReportGen behind Hilum. Research use only. Not for diagnosis.'
    authMode: 'AADToken'
    publicNetworkAccess: 'Enabled'
  }
}

resource narrow 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (scoringRole == 'narrow') {
  name: guid(resourceGroup().id, 'hilum scoring')
  properties: {
    roleName: 'Hilum scoring (${endpointName})'
    description: 'May ask a scoring endpoint, and nothing else.'
    type: 'CustomRole'
    permissions: [
      {
        actions: [
          'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action'
        ]
        notActions: []
      }
    ]
    assignableScopes: [
      resourceGroup().id
    ]
  }
}

resource mayScore 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(endpoint.id, gatewayPrincipalId, scoringRole)
  scope: endpoint
  properties: {
    roleDefinitionId: scoringRole == 'narrow' ? narrow.id : subscriptionResourceId('Microsoft.Authorization/roleDefinitions', azureAiDeveloper)
    principalId: gatewayPrincipalId
    principalType: 'ServicePrincipal'
  }
}

output endpointName string = endpoint.name
output scoringUri string = endpoint.properties.scoringUri
