using System.Diagnostics;
using System.Globalization;

namespace Investigator.EndToEnd;

/// <summary>A console whose stores hold a harvest by thousands of accounts among honest customers: simulated, ingested and analysed by the product's own commands before it starts.</summary>
/// <remarks>1,000 accounts of the pool, or as many as <c>INVESTIGATOR_POOL</c> says.</remarks>
public sealed class ConsoleWithALargePool : ConsoleUnderTest
{
    /// <summary>Five honest accounts for each of the pool, as far as 60,000: a wording or a card of the pool must be rare to be told.</summary>
    private double Scale => Math.Min(Planted * 0.002, 24);

    public int Planted { get; } = int.Parse(Environment.GetEnvironmentVariable("INVESTIGATOR_POOL") ?? "1000", CultureInfo.InvariantCulture);

    /// <summary>Where its stores are.</summary>
    public string Folder { get; private set; } = "";

    protected override IReadOnlyList<(string Name, string Value)> Settings => [("Demo__Enabled", "false")];

    protected override async Task PrepareAsync(string folder)
    {
        Folder = folder;
        await RunAsync("simulate", "--seed", "3", "--scale", Scale.ToString(CultureInfo.InvariantCulture), "--days", "3", "--out", "world", "--campaign", $"blunt:accounts={Planted},evasion=0,per-day=8,start=0.5,days=2");
        await RunAsync("ingest", "--data", ".", "world/accounts.ndjson", "world/events.ndjson");
        await RunAsync("analyze", "--data", ".");
        Directory.Delete(Path.Combine(folder, "world"), recursive: true);
    }

    private async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Artifacts.Console, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Folder };
        using var command = Process.Start(start) ?? throw new InvalidOperationException($"{arguments[0]} did not start.");
        var said = await Task.WhenAll(command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();
        if (command.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', arguments)}: {string.Join('\n', said)}");
    }
}
