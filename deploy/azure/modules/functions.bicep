// The gateway on Azure Functions, Flex Consumption: the native executable as a custom handler.
param environmentName string
param location string
param tags object
param identityId string
param identityClientId string
param identityPrincipalId string
param secretUri string
param sessionSecretUri string
param publicUrl string
param tenantId string
param oidcClientId string
param scoringUri string

@description('Instances that are always there. 0: the first request wakes one.')
param alwaysReady int
param maxInstances int

@description('Memory of an instance, in MB: 512, 2048 or 4096. Processors come in proportion.')
@allowed([
  512
  2048
  4096
])
param memoryMegabytes int = 2048
param applicationInsightsConnectionString string

var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var packages = 'packages'
var appName = 'func-${environmentName}-${uniqueString(resourceGroup().id)}'

// What the host asks of the program, the same for every installation; a test starts the program with this very file.
var fixedSettings = loadJsonContent('../../functions/settings.json')

var settings = union(fixedSettings, {
  AzureWebJobsStorage__accountName: storage.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
  HILUM_ENDPOINT_SCORING_URI: scoringUri
  HILUM_ENDPOINT_AUTH: 'entra'
  HILUM_ACCESS_PUBLIC_URL: empty(publicUrl) ? 'https://${appName}.azurewebsites.net' : publicUrl
  HILUM_ACCESS_SESSION_SECRET: '@Microsoft.KeyVault(SecretUri=${sessionSecretUri})'
  HILUM_ENDPOINT_CLIENT_ID: identityClientId
  QUARKUS_OIDC_AUTH_SERVER_URL: '${environment().authentication.loginEndpoint}${tenantId}/v2.0'
  QUARKUS_OIDC_CLIENT_ID: oidcClientId
  QUARKUS_OIDC_AUTHENTICATION_SCOPES: 'profile,offline_access'
  QUARKUS_OIDC_CREDENTIALS_SECRET: '@Microsoft.KeyVault(SecretUri=${secretUri})'
})

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'stfn${uniqueString(resourceGroup().id)}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: storage
  name: 'default'
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: packages
}

resource owns 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identityPrincipalId, storageBlobDataOwner)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataOwner)
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${environmentName}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: appName
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      minTlsVersion: '1.2'
      appSettings: [for setting in items(settings): {
        name: setting.key
        value: setting.value
      }]
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packages}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'custom'
        version: '1.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: memoryMegabytes
        maximumInstanceCount: max(maxInstances, 40)
        alwaysReady: alwaysReady == 0 ? [] : [
          {
            name: 'http'
            instanceCount: alwaysReady
          }
        ]
        triggers: {
          http: {
            perInstanceConcurrency: 50
          }
        }
      }
    }
  }
  dependsOn: [
    owns
    container
  ]
}

output appName string = app.name
output hostName string = app.properties.defaultHostName
