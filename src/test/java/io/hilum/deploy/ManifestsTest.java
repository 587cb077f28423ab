package io.hilum.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests of Kubernetes and Knative, read by those systems' own words, and what a cautious cluster asks of them. */
class ManifestsTest {
    private static final Path KUBERNETES = DeployFiles.ROOT.resolve("kubernetes");
    private static final Path KNATIVE = DeployFiles.ROOT.resolve("knative/service.yaml");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/Namespace", Namespace.class,
            "v1/ConfigMap", ConfigMap.class,
            "v1/ServiceAccount", ServiceAccount.class,
            "v1/Service", Service.class,
            "apps/v1/Deployment", Deployment.class,
            "autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "serving.knative.dev/v1/Service", io.fabric8.knative.serving.v1.Service.class);

    static List<Path> manifests() {
        return Stream.concat(
                        DeployFiles.ending(".yaml").stream().filter(file -> file.startsWith(KUBERNETES)),
                        Stream.of(KNATIVE))
                .filter(file -> !file.endsWith("kustomization.yaml"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyWordIsOneOfItsKind(Path file) throws Exception {
        for (JsonNode document : DeployFiles.yaml(file)) {
            String kind = document.get("apiVersion").asText()
                    + '/'
                    + document.get("kind").asText();
            assertTrue(KINDS.containsKey(kind), kind);
            HasMetadata resource = MAPPER.treeToValue(document, KINDS.get(kind));
            // What the kind knows comes back under its own name; what it does not is kept apart.
            assertEquals(List.of(), unknown(resource, "", new ArrayList<>()), file.toString());
        }
    }

    @Test
    void aWordThatIsNoneIsFound() throws Exception {
        JsonNode wrong = MAPPER.readTree(
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"livenesProbe\":{}}]}}},\"kind\":\"Deployment\"}");
        List<String> unknown = unknown(MAPPER.treeToValue(wrong, Deployment.class), "", new ArrayList<>());
        assertEquals(List.of("/spec/template/spec/containers/livenesProbe"), unknown);
    }

    @Test
    void kustomizationListsEveryManifest() {
        JsonNode listed = DeployFiles.yaml(KUBERNETES.resolve("kustomization.yaml"))
                .get(0)
                .get("resources");
        List<String> names = new ArrayList<>();
        listed.forEach(name -> names.add(name.asText()));
        assertEquals(
                manifests().stream()
                        .filter(file -> file.startsWith(KUBERNETES))
                        .map(file -> file.getFileName().toString())
                        .toList(),
                names.stream().sorted().toList());
    }

    @Test
    void theContainerMayDoNothingButServe() {
        for (Path file : List.of(KUBERNETES.resolve("deployment.yaml"), KNATIVE)) {
            JsonNode pod = DeployFiles.yaml(file).get(0).at("/spec/template/spec");
            JsonNode security = pod.at("/containers/0/securityContext");
            Map<String, JsonNode> both = new TreeMap<>();
            pod.path("securityContext").fields().forEachRemaining(one -> both.put(one.getKey(), one.getValue()));
            security.fields().forEachRemaining(one -> both.put(one.getKey(), one.getValue()));
            assertTrue(both.get("runAsNonRoot").asBoolean(), file.toString());
            assertTrue(both.get("runAsUser").asInt() > 0, file.toString());
            assertTrue(both.get("readOnlyRootFilesystem").asBoolean(), file.toString());
            assertEquals(
                    "RuntimeDefault", both.get("seccompProfile").get("type").asText());
            assertEquals("[\"ALL\"]", both.get("capabilities").get("drop").toString());
            assertEquals(false, both.get("allowPrivilegeEscalation").asBoolean(true));
            assertEquals(false, pod.get("automountServiceAccountToken").asBoolean(true));
        }
    }

    /** The paths of all members that a model keeps aside because it does not know them. */
    private static List<String> unknown(Object model, String path, List<String> found)
            throws ReflectiveOperationException {
        if (model instanceof Iterable<?> many) {
            for (Object one : many) {
                unknown(one, path, found);
            }
        } else if (model != null && model.getClass().getName().startsWith("io.fabric8")) {
            for (var field : model.getClass().getDeclaredFields()) {
                field.setAccessible(true);
                Object value = java.lang.reflect.Modifier.isStatic(field.getModifiers()) ? null : field.get(model);
                if (field.getName().equals("additionalProperties") && value instanceof Map<?, ?> aside) {
                    aside.keySet().forEach(name -> found.add(path + '/' + name));
                } else {
                    unknown(value, path + '/' + field.getName(), found);
                }
            }
        }
        return found;
    }
}
