using System.Diagnostics;
using Investigator.Casework;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Triage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.CaseStore;

public sealed class CaseStoreTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_second_start_finds_what_the_first_one_left()
    {
        await using var room = await CaseRoom.OnSqliteAsync();
        await room.The<IAuditLog>().AppendAsync(People.Admin, "sign-in", "person:1", null, default);
        await room.The<Investigator.Casework.Data.CaseStore>().PrepareAsync(default);
        Assert.Single(await room.AuditAsync());
    }

    [Fact]
    public async Task A_process_that_dies_in_the_middle_of_an_act_leaves_nothing_of_it()
    {
        var death = new DeathBeforeCommit();
        await using var room = await CaseRoom.OnSqliteAsync(death);
        var id = await room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        var before = (await room.AuditAsync()).Count;
        death.Armed = true;

        await Assert.ThrowsAsync<IOException>(() => room.The<IFreezeDesk>().FreezeCampaignAsync(People.Analyst, id, 2, "Harvest.", room.Clock.GetUtcNow().AddDays(1), default));
        await Assert.ThrowsAsync<IOException>(() => room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(Account(7))]), ARun(), default));
        death.Armed = false;

        Assert.Equal(before, (await room.AuditAsync()).Count);
        Assert.Empty(await room.The<IFreezeDesk>().StandingAsync([Account(1), Account(2)], default));
        Assert.Empty((await room.The<IDecisionStream>().SinceAsync(0, 10, default)).Changes);
        Assert.Empty((await room.The<ITriageQueue>().LoadAsync(new([]), default)).Rows);
        Assert.Equal(2, (await room.The<IFreezeDesk>().FreezeCampaignAsync(People.Analyst, id, 2, "Harvest.", room.Clock.GetUtcNow().AddDays(1), default)).Value!.Accounts);
        Assert.Null(AuditChain.FirstBreak(await room.AuditAsync()));
    }

    [Fact]
    public async Task A_row_that_changed_behind_the_desk_is_not_overwritten()
    {
        await using var room = await CaseRoom.OnSqliteAsync();
        await room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(Account(1))]), ARun(), default);
        await using var one = room.Db();
        await using var two = room.Db();
        var (mine, theirs) = (await one.Set<QueueEntry>().SingleAsync(), await two.Set<QueueEntry>().SingleAsync());
        Assert.Null(mine.Claim(People.Analyst));
        Assert.Null(theirs.Claim(People.OtherAnalyst));
        await one.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync());
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_and_left_alone()
    {
        await using var place = new Place();
        await File.WriteAllTextAsync(place.File, new string('x', 8192));
        Assert.Contains("is not a case store", await place.RefusalAsync(), StringComparison.Ordinal);
        Assert.StartsWith("xxx", await File.ReadAllTextAsync(place.File), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_told()
    {
        await using var place = new Place();
        await place.PrepareAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(place.File + "-wal");
        await using (var file = File.OpenWrite(place.File))
        {
            file.Seek(4096, SeekOrigin.Begin);
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)file.Length - 4096).ToArray());
        }

        Assert.Contains("is damaged", await place.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_told()
    {
        await using var place = new Place();
        await place.PrepareAsync();
        await place.RunAsync("INSERT INTO MigrationHistory VALUES ('29991231000000_Later', '99.0.0')");
        Assert.Contains("newer version of Investigator (schema 29991231000000_Later)", await place.RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BEGIN IMMEDIATE")] // another console in the middle of a write
    [InlineData("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE")] // a tool that wants the file for itself
    public async Task A_locked_store_is_told(string hold)
    {
        await using var place = new Place(";Default Timeout=1");
        await place.PrepareAsync();
        SqliteConnection.ClearAllPools(); // a connection kept for reuse stands in the way of an exclusive lock
        await using var other = new SqliteConnection($"Data Source={place.File};Pooling=False");
        await other.OpenAsync();
        await using var locking = other.CreateCommand();
        locking.CommandText = hold;
        await locking.ExecuteNonQueryAsync();
        Assert.Contains("is locked by another process", await place.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told()
    {
        // SQLite's own limit on pages gives the same answer as a full disk.
        await using var room = await CaseRoom.OnSqliteAsync();
        await using var db = room.Db();
        await db.Database.OpenConnectionAsync();
        var full = await Assert.ThrowsAsync<SqliteException>(async () =>
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA max_page_count = 1");
            await db.Database.ExecuteSqlAsync($"CREATE TABLE Filler (Bytes BLOB)");
            await db.Database.ExecuteSqlAsync($"INSERT INTO Filler VALUES (zeroblob(10000000))");
        });
        Assert.Contains("is full", Investigator.Casework.Data.CaseStore.Explain(full, "casework.db"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_told()
    {
        await using var place = new Place();
        await File.WriteAllTextAsync(place.Folder + "/notes", "");
        await using var below = new Place(folder: place.Folder + "/notes/deeper");
        Assert.Contains("Choose another with --data", await below.RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Oracle", null, "can be Sqlite or SqlServer")]
    [InlineData("SqlServer", null, "ConnectionStrings:Casework is empty")]
    [InlineData("Sqlite", "Server=db;Database=cases", "is not a SQLite connection string")]
    [InlineData("SqlServer", "Server=127.0.0.1,1;Database=cases;Connect Timeout=1;Encrypt=False", "Check ConnectionStrings:Casework")]
    [InlineData("SqlServer", "Data Source=x;Nonsense=1", "Check ConnectionStrings:Casework")]
    public async Task A_wrong_setting_is_told_with_what_to_do(string provider, string? connection, string says)
    {
        var services = new ServiceCollection().AddLogging();
        var settings = new Dictionary<string, string?> { ["Casework:Provider"] = provider, ["ConnectionStrings:Casework"] = connection };
        var told = await Assert.ThrowsAsync<CaseStoreUnavailable>(async () =>
        {
            services.AddCasework(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), Path.GetTempPath());
            await using var built = services.BuildServiceProvider();
            await built.GetRequiredService<Investigator.Casework.Data.CaseStore>().PrepareAsync(default);
        });
        Assert.Contains(says, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_in_keys_live_in_the_store()
    {
        await using var room = await CaseRoom.OnSqliteAsync();
        var cookie = room.The<IDataProtectionProvider>().CreateProtector("cookie").Protect("analyst-1");
        await using var db = room.Db();
        Assert.Single(await db.DataProtectionKeys.ToListAsync());
        Assert.Equal("analyst-1", room.The<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(cookie));
    }

    [Fact]
    public async Task An_analysis_of_25_000_accounts_and_100_000_links_is_replaced_whole()
    {
        await using var room = await CaseRoom.OnSqliteAsync();
        var accounts = Enumerable.Range(0, 25_000).Select(Account).ToList();
        var results = Results(
            [.. accounts.Select(a => Flagged(a))],
            [.. accounts.Chunk(100).Select((c, i) => ACluster(Guid.NewGuid(), i % 2 == 0 ? 0.9 : 0.2, c))],
            [.. Enumerable.Range(0, 100_000).Select(i => ALink(accounts[i % 25_000], accounts[(i + 1 + (i / 25_000)) % 25_000]))],
            [.. accounts.Select(a => AHit(a))]);
        var clock = Stopwatch.StartNew();
        await room.The<IAnalysisResults>().ReplaceAsync(results, ARun(), default);
        var first = clock.Elapsed;
        clock.Restart();
        await room.The<IAnalysisResults>().ReplaceAsync(results, ARun(), default);
        output.WriteLine($"into an empty store {first.TotalSeconds:F1} s, over the last analysis {clock.Elapsed.TotalSeconds:F1} s");

        Assert.Equal(12_500 + 125, (await room.The<ITriageQueue>().LoadAsync(new([], Take: 1), default)).Total);
    }

    [Fact]
    public async Task A_campaign_of_25_000_members_is_frozen_and_released_whole()
    {
        await using var room = await CaseRoom.OnSqliteAsync();
        var clock = Stopwatch.StartNew();
        var id = await room.ConfirmedCampaignAsync([.. Enumerable.Range(0, 25_000).Select(Account)]);
        output.WriteLine($"start and confirm {clock.Elapsed.TotalSeconds:F1} s");
        clock.Restart();
        var preview = await room.The<IFreezeDesk>().PreviewAsync(id, null, default);
        Assert.Equal((25_000, 500), (preview.Total, preview.Accounts.Count));
        var receipt = (await room.The<IFreezeDesk>().FreezeCampaignAsync(People.Analyst, id, preview.Total, "Harvest.", room.Clock.GetUtcNow().AddDays(1), default)).Value!;
        output.WriteLine($"preview and freeze {clock.Elapsed.TotalSeconds:F1} s");
        clock.Restart();
        Assert.Null(await room.The<IFreezeDesk>().UndoAsync(People.Analyst, receipt.ActId, default));
        output.WriteLine($"undo {clock.Elapsed.TotalSeconds:F1} s");
        Assert.Equal(50_000, (await room.The<IDecisionStream>().SinceAsync(49_999, 10, default)).Next);
    }

    /// <summary>As a power cut between the work and the commit.</summary>
    private sealed class DeathBeforeCommit : DbTransactionInterceptor
    {
        public bool Armed { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            System.Data.Common.DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            Armed ? throw new IOException("The process died here.") : ValueTask.FromResult(result);
    }

    private sealed class Place : IAsyncDisposable
    {
        private readonly ServiceProvider _services;

        public Place(string more = "", string? folder = null)
        {
            Folder = folder ?? Directory.CreateTempSubdirectory("investigator-place-").FullName;
            var settings = new Dictionary<string, string?> { ["ConnectionStrings:Casework"] = $"Data Source={File}{more}" };
            _services = new ServiceCollection().AddLogging().AddCasework(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), Folder).BuildServiceProvider();
        }

        public string Folder { get; }

        public string File => Path.Combine(Folder, "casework.db");

        public Task PrepareAsync() => _services.GetRequiredService<Investigator.Casework.Data.CaseStore>().PrepareAsync(default);

        public async Task<string> RefusalAsync() => (await Assert.ThrowsAsync<CaseStoreUnavailable>(PrepareAsync)).Message;

        public async Task RunAsync(string sql)
        {
            await using var connection = new SqliteConnection($"Data Source={File}");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _services.DisposeAsync();
            SqliteConnection.ClearAllPools();
            if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        }
    }
}
