package io.hilum.access;

/** In which order the filters see a request: the higher number first. */
final class FilterOrder {
    static final int REQUEST_ID = 900;
    static final int AUDIT = 895;
    static final int SECURITY_HEADERS = 890;
    static final int REQUEST_FORM = 882;
    static final int LOCAL_HOST = 880;
    static final int CROSS_SITE = 870;
    static final int LOCAL_SIGN_IN = 860;
    static final int STOPPING = 850;
    static final int ORGANISATION = 840;
    static final int BACK_CHANNEL = 830;
    static final int SIGN_OUT = 820;

    private FilterOrder() {}
}
