// The gateway on Azure Container Apps: sleeps at no cost, wakes when it is asked.
param environmentName string
param location string
param tags object
param image string
param registryName string
param identityId string
param identityClientId string
param identityPrincipalId string
param secretUri string
param sessionSecretUri string
param publicUrl string
param tenantId string
param oidcClientId string
param scoringUri string
param minReplicas int
param maxReplicas int
param logAnalyticsName string

@description('Processors of a replica; with memory in the platform\'s fixed ratio.')
param cpu string = '1.0'
param memory string = '2Gi'

var port = 8080
var appName = 'ca-${environmentName}'
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: logAnalyticsName
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = if (!empty(registryName)) {
  name: registryName
}

resource pulls 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(registryName)) {
  name: guid(resourceGroup().id, registryName, identityPrincipalId, acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: 'cae-${environmentName}'
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: appName
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: empty(registryName) ? [] : [
        {
          server: registry.properties.loginServer
          identity: identityId
        }
      ]
      secrets: [
        {
          name: 'oidc-client-secret'
          keyVaultUrl: secretUri
          identity: identityId
        }
        {
          name: 'session-secret'
          keyVaultUrl: sessionSecretUri
          identity: identityId
        }
      ]
    }
    template: {
      // Longer than a study may take: what is under way is finished.
      terminationGracePeriodSeconds: 200
      containers: [
        {
          name: 'hilum'
          image: image
          resources: {
            cpu: json(cpu)
            memory: memory
          }
          env: [
            {
              name: 'HILUM_ENDPOINT_SCORING_URI'
              value: scoringUri
            }
            {
              name: 'HILUM_ENDPOINT_AUTH'
              value: 'entra'
            }
            {
              name: 'HILUM_ENDPOINT_CLIENT_ID'
              value: identityClientId
            }
            {
              name: 'QUARKUS_HTTP_PORT'
              value: string(port)
            }
            // The ingress ends TLS and keeps the Host header; only what comes from its own range is believed.
            {
              name: 'QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING'
              value: 'true'
            }
            {
              name: 'QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED'
              value: 'true'
            }
            {
              name: 'QUARKUS_HTTP_PROXY_TRUSTED_PROXIES'
              value: '100.64.0.0/10'
            }
            {
              name: 'HILUM_ACCESS_PUBLIC_URL'
              value: empty(publicUrl) ? 'https://${appName}.${environment.properties.defaultDomain}' : publicUrl
            }
            {
              name: 'HILUM_ACCESS_SESSION_SECRET'
              secretRef: 'session-secret'
            }
            {
              name: 'QUARKUS_OIDC_AUTH_SERVER_URL'
              value: '${az.environment().authentication.loginEndpoint}${tenantId}/v2.0'
            }
            {
              name: 'QUARKUS_OIDC_CLIENT_ID'
              value: oidcClientId
            }
            // Without offline_access Entra ID gives no refresh token, and a session ends with its first token.
            {
              name: 'QUARKUS_OIDC_AUTHENTICATION_SCOPES'
              value: 'profile,offline_access'
            }
            {
              name: 'QUARKUS_OIDC_CREDENTIALS_SECRET'
              secretRef: 'oidc-client-secret'
            }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/health/live'
                port: port
              }
              initialDelaySeconds: 1
              periodSeconds: 1
              failureThreshold: 60
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/health/live'
                port: port
              }
              periodSeconds: 10
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/health/ready'
                port: port
              }
              periodSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'requests'
            http: {
              metadata: {
                // A waiting study holds a connection and little else.
                concurrentRequests: '50'
              }
            }
          }
        ]
      }
    }
  }
  dependsOn: [
    pulls
  ]
}

output hostName string = app.properties.configuration.ingress.fqdn
