using System.Data.Common;
using System.Globalization;
using Investigator.Casework;
using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Tests.CaseStore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Tests;

/// <summary>
/// What this assembly does as a program: it freezes the campaign of a store, or lets take effect what is on its way there, and prints with how many commands. Told a command's number it says "there" just before that command and then waits,
/// or runs on, until somebody kills it.
/// </summary>
internal static class KilledProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        var (folder, at, waits) = (arguments[0], arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : -1, arguments is [_, _, "wait"]);
        var commands = new CountedCommands(at, waits);
        await using var services = Services(folder, commands);
        var (campaigns, freezes) = (services.GetRequiredService<ICampaignDesk>(), services.GetRequiredService<IFreezeDesk>());
        var campaign = (await campaigns.LoadAsync(0, 1, default)).Rows[0].Id;
        var staggered = services.GetRequiredService<IStaggeredActs>();
        if ((await staggered.LoadAsync(People.Analyst, campaign, default)).Count > 0)
        {
            commands.Count = 0;
            await staggered.TakeEffectAsync(default);
            Console.WriteLine(commands.Count.ToString(CultureInfo.InvariantCulture));
            return 0;
        }

        var free = (await freezes.PreviewAsync(campaign, null, default)).Total;
        commands.Count = 0;
        if (free > 0 && (await freezes.FreezeCampaignAsync(People.Analyst, campaign, free, "Harvest.", TimeProvider.System.GetUtcNow().AddDays(1), default)).Value is null) return 1;
        Console.WriteLine(commands.Count.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>The desks of a store in a folder.</summary>
    public static ServiceProvider Services(string folder, params IInterceptor[] interceptors) => new ServiceCollection().AddLogging()
        .AddSingleton<INeighbourQuestions, KnownFacts>()
        .AddCasework(new ConfigurationBuilder().Build(), folder)
        .AddSingleton<IDbContextFactory<InvestigatorDb>>(new CaseDatabases(new CaseStoreOptions { ConnectionString = $"Data Source={Path.Combine(folder, "casework.db")}" }, interceptors))
        .BuildServiceProvider();

    private sealed class CountedCommands(int at, bool waits) : DbCommandInterceptor
    {
        public int Count { get; set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            new(CountedAsync(result));

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            new(CountedAsync(result));

        private async Task<T> CountedAsync<T>(T result)
        {
            if (++Count != at) return result;
            Console.WriteLine("there");
            if (waits) await Task.Delay(Timeout.Infinite);
            return result;
        }
    }
}
