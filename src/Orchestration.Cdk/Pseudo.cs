using Amazon.CDK;

namespace Orchestration.Cdk;

/// <summary>CloudFormation's own parameters; each is asked for once, because every question goes to another process.</summary>
internal static class Pseudo
{
    public static string Partition { get; } = Aws.PARTITION;

    public static string Region { get; } = Aws.REGION;

    public static string Account { get; } = Aws.ACCOUNT_ID;

    /// <summary>The parameter that a placeholder such as <c>${AWS::Region}</c> means; null for any other.</summary>
    public static string? Of(string placeholder) => placeholder switch
    {
        "AWS::Partition" => Partition,
        "AWS::Region" => Region,
        "AWS::AccountId" => Account,
        _ => null,
    };
}
