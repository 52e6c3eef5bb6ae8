using Microsoft.CodeAnalysis;

namespace Orchestration.Generators;

/// <summary>For each record marked with <c>[StepData]</c>: its members as members of <c>Expr</c> of the record, and <c>Of(..)</c> to make one of run-time values.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class StepDataGenerator : IIncrementalGenerator
{
    private const string Attribute = "Orchestration.StepDataAttribute";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var records = context.SyntaxProvider
            .ForAttributeWithMetadataName(Attribute, static (_, _) => true, static (found, _) => RecordReader.Read((INamedTypeSymbol)found.TargetSymbol))
            .WithTrackingName("Records");

        context.RegisterSourceOutput(records, static (output, record) =>
        {
            foreach (var complaint in record.Complaints)
            {
                output.ReportDiagnostic(complaint.ToDiagnostic());
            }

            if (record.Members.Length > 0)
            {
                output.AddSource($"{record.HintName}.g.cs", RecordWriter.Write(record));
            }
        });
    }
}
