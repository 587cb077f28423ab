package io.hilum.endpoint;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.ArrayList;
import java.util.List;

/**
 * In the native executable, looks for the identities of servers only: environment, workload, managed. Those of a
 * workstation (Azure CLI, editors) come by JNA and by windows of AWT, neither of which is in the executable. A JVM
 * doesn't know of this class. Decision 25.
 */
@TargetClass(DefaultAzureCredentialBuilder.class)
final class ServerIdentities {
    @Alias
    private native void addProdCredentials(List<TokenCredential> credentials);

    /** Whatever {@code AZURE_TOKEN_CREDENTIALS} asks for. */
    @Substitute
    @SuppressWarnings("NonApiType") // the signature that it takes the place of
    private ArrayList<TokenCredential> getCredentialsChain() {
        ArrayList<TokenCredential> credentials = new ArrayList<>();
        addProdCredentials(credentials);
        return credentials;
    }
}
