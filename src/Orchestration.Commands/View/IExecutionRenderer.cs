using Orchestration.Runtime.History;

namespace Orchestration.Commands.View;

/// <summary>Shows an execution in one way. Calls come one at a time.</summary>
internal interface IExecutionRenderer
{
    /// <summary>The execution is known.</summary>
    void Begin(ViewNode root);

    /// <summary>An event was taken into the node's view.</summary>
    /// <param name="node">The execution that it belongs to.</param>
    /// <param name="happened">The event.</param>
    /// <param name="visit">The stay that it changed, if any.</param>
    void Happened(ViewNode node, HistoryEvent happened, StateVisit? visit);

    /// <summary>A Map run was described, and is not as it was.</summary>
    /// <param name="node">The execution that it belongs to.</param>
    /// <param name="map">Its Map state, which may have had other runs since.</param>
    /// <param name="mapRunArn">The Map run.</param>
    /// <param name="progress">How it stands.</param>
    void Described(ViewNode node, StateRow map, string mapRunArn, MapRunProgress progress);

    /// <summary>A line that is no event.</summary>
    void Said(string line);

    /// <summary>A line of a log.</summary>
    void Logged(string source, DateTimeOffset time, string line);

    /// <summary>Time has passed.</summary>
    void Tick(DateTimeOffset now);

    /// <summary>The view ends.</summary>
    void End(ViewEnd end, DateTimeOffset now);
}
