namespace Orchestration.Query.Jsonata.Functions.Pictures;

internal enum LetterCase
{
    Lower,
    Upper,
    Title,
}
