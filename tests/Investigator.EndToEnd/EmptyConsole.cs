namespace Investigator.EndToEnd;

/// <summary>A console on the first day of a provider: no demo world, nothing loaded.</summary>
public sealed class EmptyConsole : ConsoleUnderTest
{
    protected override IReadOnlyList<(string Name, string Value)> Settings => [("Demo__Enabled", "false")];
}
