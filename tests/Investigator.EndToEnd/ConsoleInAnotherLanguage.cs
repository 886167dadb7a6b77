namespace Investigator.EndToEnd;

/// <summary>A console on its demo world that speaks the pseudo language.</summary>
public sealed class ConsoleInAnotherLanguage : ConsoleUnderTest
{
    protected override IReadOnlyList<(string Name, string Value)> Settings => [("Console__Language", "qps-ploc")];
}
