using Orchestration.Resources;

namespace Orchestration.Cdk;

/// <summary>What resources are called at a stage.</summary>
internal sealed class StageNames(string stage)
{
    /// <summary>The name at this stage; production bears the plain one. Names that are written with underscores stay so.</summary>
    public string Of(Orchestration.Resources.Resource resource) => resource switch
    {
        Bucket => $"{resource.Name}-{stage}-{Pseudo.Account}",
        _ when stage is SystemOptions.Production => resource.Name,
        Database => $"{resource.Name}_{stage.Replace('-', '_')}",
        _ when resource.Name.Contains('_', StringComparison.Ordinal) && !resource.Name.Contains('-', StringComparison.Ordinal) => $"{resource.Name}_{stage.Replace('-', '_')}",
        _ => $"{resource.Name}-{stage}",
    };
}
