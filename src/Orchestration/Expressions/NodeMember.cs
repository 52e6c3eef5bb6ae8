namespace Orchestration.Expressions;

/// <summary>A member of an object.</summary>
// A class: lists of pairs of references are compiled anew in every process that builds a machine.
internal sealed record NodeMember(string Name, Node Value)
{
    public static implicit operator NodeMember((string Name, Node Value) member) => new(member.Name, member.Value);
}
