package io.hilum.web;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemPage;
import jakarta.inject.Singleton;

/** Any problem that has no page of its own, as a page. */
@Singleton
class ProblemPages implements ProblemPage {
    private final FrameSource frames;

    ProblemPages(FrameSource frames) {
        this.frames = frames;
    }

    @Override
    public String html(Problem problem, String requestId, String user) {
        return Pages.problem(frames.frame(user), ProblemPanel.of(problem, requestId))
                .render();
    }
}
