// All of Hilum in one subscription: the model's endpoint on a GPU, the gateway in front of it, and what watches both.
// README.md beside this folder explains each resource and what it costs.
targetScope = 'subscription'

@description('What the resource group and the resources are named for. Letters and digits.')
@minLength(3)
@maxLength(12)
param environmentName string = 'hilum'

@description('Where the gateway and all that watches it stand.')
param location string

@description('Where the GPU stands. Not every region has these GPUs: ./check tells before anything is created.')
param gpuLocation string = location

@description('An Azure Machine Learning workspace of yours to use. Empty: a new one.')
param workspaceName string = ''

@description('The resource group of that workspace. Empty with a new one.')
param workspaceResourceGroup string = ''

@description('The version of CxrReportGen in the registry azureml. Known: 6, 11, 12.')
param modelVersion string = '12'

@description('The GPU machine of the endpoint. The A100 is the least that holds the model; the H100 is recommended.')
@allowed([
  'Standard_NC24ads_A100_v4'
  'Standard_NC40ads_H100_v5'
])
param gpuSku string = 'Standard_NC24ads_A100_v4'

@description('Whether a GPU runs, and bills. Without it the endpoint stands empty: ./gpu on and off.')
param gpuOn bool = false

@description('How many GPU machines.')
@minValue(1)
@maxValue(20)
param gpuInstances int = 1

@description('How many requests one GPU machine reads at a time.')
@minValue(1)
@maxValue(4)
param concurrentRequests int = 1

@description('What serves the gateway.')
@allowed([
  'containerapp'
  'functions'
])
param host string = 'containerapp'

@description('The gateway\'s container image, by digest or version. For Container Apps.')
param image string = ''

@description('The Azure container registry that the image comes from, in the gateway\'s resource group. Empty: a public one.')
param registryName string = ''

@description('The fewest replicas: 0 sleeps when nobody asks, and wakes in seconds.')
@minValue(0)
param minReplicas int = 0

@description('The most replicas. Each has a line of its own for the GPU.')
@minValue(1)
param maxReplicas int = 2

@description('The directory (tenant) that people and scripts sign in to.')
param tenantId string = tenant().tenantId

@description('The client id of the app registration that deploy/entra makes.')
param oidcClientId string

@description('Its secret. Kept in the key vault, and nowhere else.')
@secure()
param oidcClientSecret string

@description('What the keys of all cookies are made from: 32 characters or more. A new one signs everybody out.')
@secure()
@minLength(32)
param sessionSecret string

@description('The address that browsers use, where it is a domain of yours. Empty: the one that Azure gives.')
param publicUrl string = ''

@description('The role by which the gateway may score: one action only, or the built-in Azure AI Developer.')
@allowed([
  'narrow'
  'developer'
])
param scoringRole string = 'narrow'

@description('The month\'s budget of the resource group, in the subscription\'s currency. Mails go out at 50, 80 and 100 %.')
@minValue(1)
param budgetAmount int

@description('Who gets these mails.')
param budgetContacts array

@description('The first day of the budget\'s first month, as yyyy-MM-01.')
param budgetStart string = utcNow('yyyy-MM-01')

var groupName = 'rg-${environmentName}'
var tags = {
  'azd-env-name': environmentName
  product: 'hilum'
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: groupName
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
  }
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    oidcClientSecret: oidcClientSecret
    sessionSecret: sessionSecret
  }
}

module workspace 'modules/workspace.bicep' = if (empty(workspaceName)) {
  name: 'workspace'
  scope: group
  params: {
    environmentName: environmentName
    location: gpuLocation
    tags: tags
    applicationInsightsId: monitoring.outputs.applicationInsightsId
  }
}

var workspaceGroup = empty(workspaceName) ? groupName : workspaceResourceGroup
var workspaceInUse = empty(workspaceName) ? 'mlw-${environmentName}' : workspaceName

module endpoint 'modules/endpoint.bicep' = {
  name: 'endpoint'
  scope: resourceGroup(workspaceGroup)
  params: {
    workspaceName: workspaceInUse
    endpointName: 'cxr-${environmentName}-${uniqueString(subscription().subscriptionId, environmentName)}'
    location: gpuLocation
    tags: tags
    gatewayPrincipalId: identity.outputs.principalId
    scoringRole: scoringRole
  }
  dependsOn: [
    workspace
    group
  ]
}

module gpu 'modules/gpu.bicep' = if (gpuOn) {
  name: 'gpu'
  scope: resourceGroup(workspaceGroup)
  params: {
    workspaceName: workspaceInUse
    endpointName: endpoint.outputs.endpointName
    location: gpuLocation
    tags: tags
    modelVersion: modelVersion
    gpuSku: gpuSku
    gpuInstances: gpuInstances
    concurrentRequests: concurrentRequests
  }
}

module containerApp 'modules/container-app.bicep' = if (host == 'containerapp') {
  name: 'container-app'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    image: image
    registryName: registryName
    identityId: identity.outputs.identityId
    identityClientId: identity.outputs.clientId
    identityPrincipalId: identity.outputs.principalId
    secretUri: identity.outputs.secretUri
    sessionSecretUri: identity.outputs.sessionSecretUri
    publicUrl: publicUrl
    tenantId: tenantId
    oidcClientId: oidcClientId
    scoringUri: endpoint.outputs.scoringUri
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    logAnalyticsName: monitoring.outputs.logAnalyticsName
  }
}

module functions 'modules/functions.bicep' = if (host == 'functions') {
  name: 'functions'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    identityId: identity.outputs.identityId
    identityClientId: identity.outputs.clientId
    identityPrincipalId: identity.outputs.principalId
    secretUri: identity.outputs.secretUri
    sessionSecretUri: identity.outputs.sessionSecretUri
    publicUrl: publicUrl
    tenantId: tenantId
    oidcClientId: oidcClientId
    scoringUri: endpoint.outputs.scoringUri
    alwaysReady: minReplicas
    maxInstances: maxReplicas
    applicationInsightsConnectionString: monitoring.outputs.applicationInsightsConnectionString
  }
}

module budget 'modules/budget.bicep' = {
  name: 'budget'
  scope: group
  params: {
    environmentName: environmentName
    amount: budgetAmount
    contacts: budgetContacts
    start: budgetStart
  }
}

output RESOURCE_GROUP string = groupName
output WORKSPACE_GROUP string = workspaceGroup
output WORKSPACE string = workspaceInUse
output ENDPOINT string = endpoint.outputs.endpointName
output SCORING_URI string = endpoint.outputs.scoringUri
output GATEWAY_HOST string = host == 'containerapp' ? containerApp.outputs.hostName : functions.outputs.hostName
output FUNCTION_APP string = host == 'functions' ? functions.outputs.appName : ''
