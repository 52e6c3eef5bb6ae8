namespace Orchestration.Commands;

/// <summary>What a member of an input holds.</summary>
public enum InputKind
{
    /// <summary>Text, also where it looks like something else.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Truth,

    /// <summary>Any JSON.</summary>
    Json,
}
