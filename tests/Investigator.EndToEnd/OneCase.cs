namespace Investigator.EndToEnd;

/// <summary>Journeys that share one console with a case: each leaves it so that the others find their way.</summary>
[CollectionDefinition(Name)]
public sealed class OneCase : ICollectionFixture<ConsoleWithACase>
{
    public const string Name = "one case";
}
