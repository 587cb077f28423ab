package io.hilum.endpoint;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where one endpoint is, and what the gateway shows there. */
interface AddressSettings {
    /** Where studies are sent; required in production, the simulator's address where that is on and nothing is set. */
    Optional<URI> scoringUri();

    /** How the gateway shows who it is. */
    @WithDefault("key")
    Auth auth();

    /** The endpoint's key, sent as bearer; never logged or shown. */
    Optional<String> key();

    /** A file with the key in it, such as a mounted secret; read again when it changes. */
    Optional<Path> keyFile();

    /** The client id of a user-assigned managed identity; without it the system-assigned one, or whatever else is found. */
    Optional<String> clientId();

    /** The deployment to ask for by name; without it the endpoint's own traffic rules decide. */
    Optional<String> deployment();

    /** This endpoint's share of the studies, in proportion to the others' weights; from 1. */
    @WithDefault("1")
    int weight();

    /** The ways of showing who the gateway is. */
    enum Auth {
        /** A static key. */
        KEY,
        /** A token of Microsoft Entra ID, by whatever identity the place that the program runs at has. */
        ENTRA,
        /** Nothing: the simulator, or an endpoint within a private network. */
        NONE
    }
}
