// How much of the endpoint's traffic its deployment gets: all, or, before it is deleted, nothing.
param workspaceName string
param endpointName string
param location string
param tags object = {}
param deploymentName string = 'blue'

@allowed([
  0
  100
])
param percent int

resource workspace 'Microsoft.MachineLearningServices/workspaces@2024-10-01' existing = {
  name: workspaceName
}

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
    traffic: {
      '${deploymentName}': percent
    }
  }
}
