namespace Orchestration.Model;

/// <summary>The language in which a machine's expressions are written.</summary>
public enum QueryLanguage
{
    /// <summary>Paths and intrinsic functions: what a document means that says nothing.</summary>
    JsonPath,

    /// <summary>JSONata, between <c>{%</c> and <c>%}</c>.</summary>
    Jsonata,
}
