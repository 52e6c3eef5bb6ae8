namespace Orchestration.Services.Glue;

/// <summary>What to do about a crawl of one's own that is not done in time.</summary>
public enum WhenTimedOut
{
    /// <summary>Stop it: who resumes then need not wait for it, and nobody pays for it.</summary>
    Stop,

    /// <summary>Leave it alone.</summary>
    Leave,
}
