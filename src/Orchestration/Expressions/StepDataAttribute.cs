namespace Orchestration;

/// <summary>Marks a record that travels through a state machine: each of its members becomes a member of <c>Expr</c> of the record.</summary>
/// <remarks>In JSON the members are called in camel case, unless <c>JsonPropertyName</c> says otherwise.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class StepDataAttribute : Attribute;
