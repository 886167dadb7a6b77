using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;
using Investigator.Simulator.Worlds;

namespace Investigator.Web.Cli;

/// <summary>
/// Fills an empty, unconfigured console with a simulated world, so that it has something to show. Never touches a store that holds data or a console with a configured
/// sign-in or case store; <c>Demo:Enabled=false</c> switches it off. A mark in the data folder keeps the console labelled for as long as the data is the demo's.
/// </summary>
public sealed class DemoWorld(
    IUsageIngest ingest, IIngestLedger ledger, IAuditLog audit, IPartners partners, TimeProvider clock, News news, IConfiguration configuration, ILogger<DemoWorld> log) : BackgroundService
{
    private const string Source = "demo world";

    private readonly string _folder = Stores.Folder(configuration);

    /// <summary>Whether what the console shows is simulated.</summary>
    public bool IsShown { get; private set; }

    /// <summary>What is being done to load the demo; <c>null</c> when nothing is.</summary>
    public string? Doing { get; private set; }

    private string Mark => Path.Combine(_folder, "demo-world");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IsShown = File.Exists(Mark);
        try
        {
            var stored = await ledger.StoredAsync(stoppingToken);
            // A mark without the end of the load: the process died in between. Loading again changes nothing twice.
            if (stored is { Events: 0, Accounts: 0 } ? IsWanted : IsShown && await File.ReadAllTextAsync(Mark, stoppingToken) != "loaded")
                await LoadAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped while loading: the next start goes on.
        }
        catch (Exception broken) when (broken is IngestStopped or IOException or UnauthorizedAccessException)
        {
            Log.DemoFailed(log, broken);
            Tell(null);
        }
    }

    private bool IsWanted => configuration.GetValue("Demo:Enabled", true)
        && string.IsNullOrWhiteSpace(configuration["Authentication:Authority"])
        && string.IsNullOrWhiteSpace(configuration["Casework:Provider"])
        && string.IsNullOrWhiteSpace(configuration.GetConnectionString("Casework"));

    private async Task LoadAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(Mark, "loading", ct);
        IsShown = true;
        var world = Path.Combine(_folder, "demo-world-files");
        Tell(Say("Simulating a world with planted campaigns…"));
        var scale = configuration.GetValue("Demo:Scale", 1.0);
        var summary = await World.WriteAsync(new WorldOptions { Scale = scale, Plan = Shown(scale) }, world, null, ct);
        if (summary.Refusal is { } why) throw new IOException(why);

        Tell(Say("Loading the accounts…"));
        await IngestAsync(IngestStream.Accounts, Path.Combine(world, "accounts.ndjson"), ct);
        Tell(Say("Loading the usage events…"));
        var events = await IngestAsync(IngestStream.Events, Path.Combine(world, "events.ndjson"), ct);
        await File.WriteAllTextAsync(Mark, "loaded", ct);
        // The truth files would give the game away to whoever looks into the data folder; the simulator makes them again by the same seed.
        Directory.Delete(world, recursive: true);
        await EnterPartnerAsync(ct);
        await audit.AppendAsync(Person.System, "demo.loaded", "telemetry", new { events = events.Accepted }, ct);
        Tell(null);
    }

    /// <summary>A large pool, a small one of another kind and a few stolen keys: enough to try everything on. All families together are for judging detection, not for a first look.</summary>
    private static WorldPlan Shown(double scale) => new() { Campaigns = [.. WorldPlan.Usual(scale).Where(plan => plan.Family is "hydra" or "reasoning-elicitation" or "stolen-key")] };

    /// <summary>Another provider whose person the embedded sign-in offers.</summary>
    private async Task EnterPartnerAsync(CancellationToken ct)
    {
        var by = Person.System with { Roles = Role.Admin };
        var terms = new PartnerTerms("Other Lab (demo)", TrafficLight.AmberStrict, Enum.GetValues<IndicatorKind>(), SharedFields.All, "Made up for the demo", clock.GetUtcNow().AddYears(1))
        {
            Contacts = [new("Partner 1", "everything", "partner-1@other-lab.example")],
        };
        if ((await partners.CreateAsync(by, terms, ct)).Value is { } partner) await partners.AdmitAsync(by, partner.Id, "partner-1", ct);
    }

    private async Task<IngestSummary> IngestAsync(IngestStream kind, string file, CancellationToken ct)
    {
        await using var lines = File.OpenRead(file);
        return await ingest.IngestAsync(kind, Source, lines, null, ct);
    }

    private void Tell(string? doing)
    {
        Doing = doing;
        news.AnalysisMoved.Raise();
    }
}
