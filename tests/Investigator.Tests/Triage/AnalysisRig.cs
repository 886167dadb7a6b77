using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Ingest;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Simulator.Worlds;
using Investigator.Telemetry;
using Investigator.Telemetry.DuckDb.Questions;
using Investigator.Tests.CaseStore;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Triage;

/// <summary>An analysis on real, empty stores.</summary>
internal sealed class AnalysisRig : IAsyncDisposable
{
    private readonly List<Analysis> _made = [];

    private AnalysisRig(CaseRoom cases, Action<TelemetryOptions>? configure)
    {
        (Cases, Telemetry) = (cases, new(configure: configure));
        Families = new(Telemetry.Store, Telemetry.Watched);
    }

    public TelemetryRig Telemetry { get; }

    public CaseRoom Cases { get; }

    public static async Task<AnalysisRig> OpenAsync(Action<TelemetryOptions>? configure = null) => new(await CaseRoom.OnSqliteAsync(), configure);

    public UsageQuestions Usage => new(Telemetry.Store);

    public RuleQuestions Rules => new(Telemetry.Store);

    /// <param name="rules">Answers instead of the store.</param>
    public DetectorRound Round(IRuleQuestions? rules = null) => new(DetectorCatalogue.Create(), Cases.The<IDetectorSettings>(), rules ?? Rules, Families);

    public FamilyQuestions Families { get; }

    public LinkQuestions Links => new(Telemetry.Store);

    /// <param name="usage">Stands before the real answers, to break or stop them.</param>
    public Analysis Analysis(IUsageQuestions? usage = null, AnalysisGround? ground = null, DetectorRound? round = null, ICustomerSigns? customers = null)
    {
        var options = new LinkOptions();
        var analysis = new Analysis(
            usage ?? Usage, DetectorCatalogue.Create(), new LinkFinder(Links, options), new ClusterFinder(options, new()), Links,
            Cases.The<IClusters>(), Cases.The<IAnalysisResults>(), new(), new(), TimeProvider.System, ground: ground, round: round ?? Round(), customers: customers is null ? null : [customers]);
        _made.Add(analysis);
        return analysis;
    }

    /// <param name="edit">Changes each event line before it is loaded; <c>null</c>: nothing.</param>
    public async Task LoadAsync(WorldOptions world, string folder, Func<string, string>? edit = null)
    {
        await World.WriteAsync(world, folder, progress: null, CancellationToken.None);
        if (edit is not null) await File.WriteAllLinesAsync(Path.Combine(folder, "events.ndjson"), [.. File.ReadLines(Path.Combine(folder, "events.ndjson")).Select(edit)]);
        foreach (var (kind, name) in ((IngestStream, string)[])[(IngestStream.Accounts, "accounts.ndjson"), (IngestStream.Events, "events.ndjson")])
        {
            await using var file = File.OpenRead(Path.Combine(folder, name));
            await Telemetry.Ingest.IngestAsync(kind, name, file, null, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _made.ForEach(a => a.Dispose());
        Families.Dispose();
        Telemetry.Dispose();
        await Cases.DisposeAsync();
    }
}
