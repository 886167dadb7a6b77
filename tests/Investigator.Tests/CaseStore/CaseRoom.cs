using Investigator.Casework;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Matching;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Tests.CaseStore;

/// <summary>A real, empty case store with its desks and a clock that stands until told to move.</summary>
public sealed class CaseRoom : IAsyncDisposable
{
    public const string Variable = "INVESTIGATOR_TEST_SQLSERVER";

    private readonly ServiceProvider _services;
    private readonly bool _onServer;

    private CaseRoom(bool onServer, IInterceptor[] interceptors, Action<IServiceCollection>? more)
    {
        _onServer = onServer;
        Folder = Directory.CreateTempSubdirectory("investigator-case-").FullName;
        var settings = new Dictionary<string, string?>();
        if (onServer)
        {
            settings["Casework:Provider"] = "SqlServer";
            settings["ConnectionStrings:Casework"] = new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = $"investigator_test_{Guid.NewGuid():N}" }.ToString();
        }

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock).AddLogging();
        services.AddSingleton<ISharingFacts, KnownFacts>().AddSingleton<IHarvestQuestions, KnownFacts>().AddSingleton<INeighbourQuestions, KnownFacts>().AddSingleton<IResourceUsers>(Users).AddSingleton<IMatchValues>(Values).AddSingleton<Investigator.Domain.Decisions.Countermeasures.IExemptQuestions>(Organizations).AddSingleton<Investigator.Domain.Sharing.Inbound.IKeyedAttributes, KnownFacts>().AddSingleton<Investigator.Domain.Detection.IReportedQuestions, KnownFacts>();
        services.AddSingleton<Investigator.Domain.Sharing.Inquiries.IInquiryQuestions, KnownTraffic>().AddSingleton<Investigator.Domain.Decisions.LeakedKeys.ILeakedKeyQuestions, KnownKeys>().AddSingleton<IStatementSigner>(Signer);
        services.AddCasework(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), Folder);
        if (interceptors.Length > 0)
            services.AddSingleton<IDbContextFactory<InvestigatorDb>>(new CaseDatabases(
                new CaseStoreOptions { Provider = onServer ? CaseStoreProvider.SqlServer : CaseStoreProvider.Sqlite, ConnectionString = settings.GetValueOrDefault("ConnectionStrings:Casework") ?? $"Data Source={File}" },
                interceptors));
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public static string? SqlServer { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;

    /// <summary>Who uses what, as far as a test says so.</summary>
    internal KnownUsers Users { get; } = new();

    /// <summary>Which organizations accounts are of.</summary>
    internal KnownOrganizations Organizations { get; } = new();

    /// <summary>The key that signs what leaves.</summary>
    internal KnownSigner Signer { get; } = new();

    /// <summary>What accounts have that a partner could have too.</summary>
    internal KnownValues Values { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public string Folder { get; }

    public string File => Path.Combine(Folder, "casework.db");

    public static Task<CaseRoom> OnSqliteAsync(params IInterceptor[] interceptors) => ReadyAsync(new(false, interceptors, null));

    public static async Task<CaseRoom> OpenAsync(bool onServer, IInterceptor[] interceptors, Action<IServiceCollection>? more = null, bool prepared = true)
    {
        var room = new CaseRoom(onServer, interceptors, more);
        return prepared ? await ReadyAsync(room) : room;
    }

    public T The<T>()
        where T : notnull => _services.GetRequiredService<T>();

    internal InvestigatorDb Db() => The<IDbContextFactory<InvestigatorDb>>().CreateDbContext();

    public async Task<List<AuditEntry>> AuditAsync()
    {
        var entries = new List<AuditEntry>();
        await foreach (var entry in The<IAuditLog>().ReadAllAsync(default)) entries.Add(entry);
        return entries;
    }

    /// <summary>A campaign whose members are <paramref name="accounts"/>, all confirmed.</summary>
    public async Task<Guid> ConfirmedCampaignAsync(IReadOnlyCollection<AccountId> accounts)
    {
        var desk = The<ICampaignDesk>();
        var row = (await desk.StartAsync(People.Analyst, "Pool 1", "Reasoning traces.", accounts, "queue", default)).Value!;
        Assert.Null(await desk.JudgeAsync(People.Analyst, row.Id, row.Version, null, MemberStatus.Confirmed, "One card.", default));
        return row.Id;
    }

    /// <summary>A partner that may get all there is, and its people.</summary>
    public async Task<Partner> PartnerAsync(string name, params string[] people)
    {
        var terms = new PartnerTerms(name, TrafficLight.Red, Enum.GetValues<IndicatorKind>(), SharedFields.All, "MOU 7", Clock.GetUtcNow().AddYears(1));
        var partner = (await The<IPartners>().CreateAsync(People.Manager, terms, default)).Value!;
        foreach (var person in people) Assert.Null(await The<IPartners>().AdmitAsync(People.Manager, partner.Id, person, default));
        return partner;
    }

    /// <summary>A released bundle: proposed by an analyst, approved by a reviewer who opened it.</summary>
    public async Task<SharedBundleRow> ReleaseAsync(BundleRequest request)
    {
        var desk = The<IReleaseDesk>();
        var preview = (await The<ISharingDesk>().PreviewAsync(People.Analyst, request, default)).Value!;
        var proposal = (await desk.ProposeAsync(People.Analyst, request, preview.Sha256, "Legitimate interests.", "They asked.", default)).Value!;
        Assert.NotNull((await desk.OpenAsync(People.Reviewer, proposal.Id, default)).Value);
        return (await desk.ApproveAsync(People.Reviewer, proposal.Id, proposal.Version, null, default)).Value!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_onServer)
        {
            await using var db = Db();
            await db.Database.EnsureDeletedAsync();
        }

        await _services.DisposeAsync();
        Signer.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<CaseRoom> ReadyAsync(CaseRoom room)
    {
        await room.The<Investigator.Casework.Data.CaseStore>().PrepareAsync(default);
        return room;
    }
}
