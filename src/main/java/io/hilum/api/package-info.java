/** REST, drop-in scoring, the one problem mapper. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Hilum",
                        version = "1",
                        description =
                                "The front door to grounded chest X-ray report generation. Research use only. Not for diagnosis.",
                        license = @License(name = "Apache-2.0")),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "bearer",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        bearerFormat = "JWT",
                                        description =
                                                "An access token of your identity provider; in local mode the secret that the start prints")))
@NullMarked
package io.hilum.api;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.jspecify.annotations.NullMarked;
