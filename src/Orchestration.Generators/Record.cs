namespace Orchestration.Generators;

/// <summary>What the generator needs to know of a record, comparable so that nothing is generated twice.</summary>
internal sealed record Record(string Namespace, string Name, string TypeName, string Accessibility, EquatableArray<Member> Members, EquatableArray<Complaint> Complaints)
{
    public string HintName => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}
