// The model on a GPU. It bills from here on, asked or not, until ./gpu off.
param workspaceName string
param endpointName string
param location string
param tags object = {}

@description('The version of CxrReportGen in the registry azureml.')
param modelVersion string

param gpuSku string
param gpuInstances int
param concurrentRequests int

@description('The deployment\'s name.')
param deploymentName string = 'blue'

resource workspace 'Microsoft.MachineLearningServices/workspaces@2024-10-01' existing = {
  name: workspaceName
}

resource endpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01' existing = {
  parent: workspace
  name: endpointName
}

resource deployment 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2024-10-01' = {
  parent: endpoint
  name: deploymentName
  location: location
  tags: tags
  kind: 'Managed'
  sku: {
    name: 'Default'
    tier: 'Standard'
    capacity: gpuInstances
  }
  properties: {
    endpointComputeType: 'Managed'
    model: 'azureml://registries/azureml/models/CxrReportGen/versions/${modelVersion}'
    instanceType: gpuSku
    appInsightsEnabled: false
    scaleSettings: {
      scaleType: 'Default'
    }
    requestSettings: {
      requestTimeout: 'PT1M30S'
      maxConcurrentRequestsPerInstance: concurrentRequests
    }
    // The model's weights take their time to load: killed before, it never comes up.
    livenessProbe: {
      initialDelay: 'PT20M'
      period: 'PT10S'
      timeout: 'PT10S'
      failureThreshold: 30
      successThreshold: 1
    }
    readinessProbe: {
      initialDelay: 'PT10S'
      period: 'PT10S'
      timeout: 'PT10S'
      failureThreshold: 30
      successThreshold: 1
    }
  }
}

module traffic 'traffic.bicep' = {
  name: 'traffic-on'
  params: {
    workspaceName: workspaceName
    endpointName: endpointName
    location: location
    tags: tags
    deploymentName: deployment.name
    percent: 100
  }
}
