using System.Data.Common;
using Investigator.Domain.Detection;
using Investigator.Tests.CaseStore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Investigator.Tests.Detection;

/// <summary>How SQLite goes about what hangs on a detector. Whether an account has a hit of it is asked for each of many accounts: found by detector or by account alone, each of them would read all hits of the other.</summary>
public sealed class DependentsPlanTests : IAsyncLifetime
{
    private readonly Plans _plans = new();
    private CaseRoom _room = null!;

    public async Task InitializeAsync() => _room = await CaseRoom.OnSqliteAsync(_plans);

    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task Hits_are_found_by_detector_and_account_together()
    {
        _plans.IsOn = true;
        await _room.The<IDetectorDependents>().OfAsync("steady-pace", default);

        var asked = _plans.Seen.SelectMany(plan => plan.Split('\n')).Where(step => step.StartsWith("SEARCH h EXISTS", StringComparison.Ordinal)).ToList();
        Assert.True(asked.Count == 3, string.Join("\n\n", _plans.Seen)); // of flagged accounts twice, of members once
        Assert.All(asked, step => Assert.Contains("(DetectorId=? AND AccountId=?)", step, StringComparison.Ordinal));
    }

    /// <summary>Asks for the plan of each statement before it runs.</summary>
    private sealed class Plans : DbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public List<string> Seen { get; } = [];

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (IsOn) Seen.Add(await PlanOfAsync(command, cancellationToken));
            return result;
        }

        private static async Task<string> PlanOfAsync(DbCommand command, CancellationToken ct)
        {
            var text = command.CommandText;
            command.CommandText = "EXPLAIN QUERY PLAN " + text;
            try
            {
                var steps = new List<string>();
                await using var reader = await command.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct)) steps.Add(reader.GetString(3));
                return string.Join('\n', steps);
            }
            finally
            {
                command.CommandText = text;
            }
        }
    }
}
