// Where logs go, and the page that shows them.
param environmentName string
param location string
param tags object

@description('How long logs are kept, in days. 30 cost nothing beyond their intake.')
param retentionDays int = 30

@description('The most that a day may take in, in GB: a loop that logs must not become a bill.')
param dailyGigabytes int = 1

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${environmentName}'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: dailyGigabytes
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${environmentName}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    DisableIpMasking: false
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'hilum workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Hilum (${environmentName})'
    category: 'workbook'
    sourceId: logs.id
    serializedData: loadTextContent('../workbook.json')
  }
}

output logAnalyticsName string = logs.name
output applicationInsightsId string = insights.id
output applicationInsightsConnectionString string = insights.properties.ConnectionString
