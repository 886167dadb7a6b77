using Investigator.Domain.Audit;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Tests.CaseStore;

/// <summary>What every desk has to keep on every provider: suites inherit this, and one class per provider inherits the suite (…OnSqlite, …OnSqlServer).</summary>
public abstract class CaseContract : IAsyncLifetime
{
    protected CaseRoom Room { get; private set; } = null!;

    protected abstract bool OnServer { get; }

    protected virtual IInterceptor[] Interceptors => [];

    public virtual async Task InitializeAsync() => Room = await CaseRoom.OpenAsync(OnServer, Interceptors, More);

    public async Task DisposeAsync() => await Room.DisposeAsync();

    protected virtual void More(IServiceCollection services)
    {
    }
}

/// <summary>People in tests, one per role and a few more.</summary>
public static class People
{
    public static Person Analyst { get; } = new("analyst-1", "Analyst 1", Role.Analyst);

    public static Person OtherAnalyst { get; } = new("analyst-2", "Analyst 2", Role.Analyst);

    public static Person Reviewer { get; } = new("reviewer-1", "Reviewer 1", Role.Reviewer);

    public static Person Manager { get; } = new("manager-1", "Manager 1", Role.Manager);

    public static Person Partner { get; } = new("partner-1", "Partner 1", Role.Partner);

    public static Person Admin { get; } = new("admin-1", "Admin 1", Role.Admin);

    public static Person Auditor { get; } = new("auditor-1", "Auditor 1", Role.Auditor);

    public static Person Nobody { get; } = new("nobody-1", "Nobody 1", Role.None);

    /// <summary>Has the roles of both sides of the two-person rule.</summary>
    public static Person AnalystAndManager { get; } = new("both-1", "Both 1", Role.Analyst | Role.Manager);
}
