namespace Orchestration.Commands.Evaluating;

/// <summary>The language of an expression that is typed.</summary>
internal enum ExpressionLanguage
{
    /// <summary>What it looks like.</summary>
    Auto,

    /// <summary>JSONata.</summary>
    Jsonata,

    /// <summary>A JSONPath, an intrinsic function or a payload template.</summary>
    JsonPath,
}
