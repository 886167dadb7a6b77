using System.Data.Common;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Triage;

/// <summary>Two people who ask for the next entry have both seen the same list before either claims.</summary>
public sealed class ClaimNextRaceTests : CaseContract
{
    private readonly Meeting _meeting = new(people: 2);

    protected override bool OnServer => false;

    protected override IInterceptor[] Interceptors => [_meeting];

    [Fact]
    public async Task Whoever_loses_the_race_for_the_first_gets_the_second()
    {
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(Account(1), 0.9), Flagged(Account(2), 0.8)]), ARun(), default);
        var queue = Room.The<ITriageQueue>();
        _meeting.IsOn = true;

        var taken = await Task.WhenAll(((Person[])[People.Analyst, People.OtherAnalyst]).Select(p => Task.Run(() => queue.ClaimNextAsync(p, new([]), default))));

        Assert.Equal([Account(1).Value, Account(2).Value], taken.Select(one => one.Value!.Subject).Order(StringComparer.Ordinal));
        Assert.Equal([People.Analyst.Id, People.OtherAnalyst.Id], taken.Select(one => one.Value!.AssigneeId));
        Assert.Equal(2, (await Room.AuditAsync()).Count(e => e.Act == "queue.claimed"));
    }

    /// <summary>Holds everybody who has read the queue until all have.</summary>
    private sealed class Meeting(int people) : DbCommandInterceptor
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _arrived;

        public bool IsOn { get; set; }

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (IsOn && command.CommandText.Contains("QueueEntr", StringComparison.Ordinal) && command.CommandText.Contains("ORDER BY", StringComparison.Ordinal))
            {
                if (Interlocked.Increment(ref _arrived) == people) _all.TrySetResult();
                await _all.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
            }

            return result;
        }
    }
}
