package io.hilum.endpoint;

/**
 * How a study fares that has no outcome yet.
 *
 * @param reference what the caller calls it, or the empty text
 * @param requestId of the request that brought it
 * @param state whether it waits or is read
 * @param place how many turns until its own, from 1; 0 once it is read
 * @param expectedWaitSeconds until its turn, by the rate measured last; 0 once it is read
 * @param remainingSeconds until its deadline
 */
public record StudyProgress(
        String reference, String requestId, State state, int place, long expectedWaitSeconds, long remainingSeconds) {
    /** Where a study can be. */
    public enum State {
        /** In the line for the endpoint. */
        WAITING,
        /** With the endpoint. */
        READING
    }
}
