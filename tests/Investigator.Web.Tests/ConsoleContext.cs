using Bunit;
using Bunit.TestDoubles;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Investigator.Web.Tests.Decisions;
using Investigator.Web.Tests.Triage;
using Investigator.Web.Triage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using System.Security.Claims;
using MudBlazor;
using MudBlazor.Services;

namespace Investigator.Web.Tests;

/// <summary>A tab of the console: its services, its dialogs and messages, and an analyst in front of it.</summary>
public abstract class ConsoleContext : BunitContext, IAsyncLifetime
{
    /// <summary>What a hostile sender writes into every field that lets them.</summary>
    protected const string Hostile = "<script>alert(1)</script>\u202E=cmd|'/c calc'!A1";

    protected static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly BunitAuthorizationContext _signedIn;
    private IRenderedComponent<MudDialogProvider>? _dialogs;
    private IRenderedComponent<MudSnackbarProvider>? _messages;

    protected ConsoleContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Noon));
        Services.AddSingleton(News);
        Services.AddLogging();
        Services.AddSingleton<Presence>().AddSingleton<IColleagues>(Colleagues).AddSingleton<IBulkJobs>(new BulkJobsInMemory(News)).AddSingleton<BulkRunner>().AddSingleton<Domain.Linking.IClusters>(new FindingsInMemory());
        Services.AddSingleton<ISavedViews>(Views).AddSingleton<IQueryHistory>(Views).AddSingleton<IInvestigations>(Investigations);
        Services.AddSingleton<IAccountNotes>(Words).AddSingleton<IAccountTags>(Words);
        Services.AddSingleton<Domain.Linking.ILinkQuestions>(Labels);
        Services.AddOptions().AddSingleton<IActionDesk>(Actions).AddSingleton<IStaggeredActs>(Staggered).AddSingleton<IConflicts>(Conflicts);
        Services.AddSingleton<IKeptQueries>(Views).AddSingleton<QueryAddresses>();
        Services.AddScoped<ShownTime>().AddScoped<ConsoleScript>().AddScoped<NextAct>().AddScoped<PersonState>();
        _signedIn = AddAuthorization();
        SignIn("analyst-1", "Analyst 1", Role.Analyst);
    }

    protected News News { get; } = new();

    private protected ViewsInMemory Views { get; } = new(new FakeTimeProvider(Noon));

    private protected AccountWordsInMemory Words { get; } = new(new FakeTimeProvider(Noon));

    private protected InvestigationsInMemory Investigations { get; } = new(new FakeTimeProvider(Noon));

    private protected LabelsInMemory Labels { get; } = new();

    private protected StaggeredInMemory Staggered { get; } = new(Noon);

    private protected ActionsInMemory Actions { get; } = new(Noon);

    private protected ConflictsInMemory Conflicts { get; } = new(Noon);

    private protected ColleaguesInMemory Colleagues { get; } = new();

    protected IRenderedComponent<MudDialogProvider> Dialogs => _dialogs ??= Render<MudDialogProvider>();

    protected IRenderedComponent<MudSnackbarProvider> Messages => _messages ??= Render<MudSnackbarProvider>();

    protected void SignIn(string id, string name, Role roles)
    {
        _signedIn.SetAuthorized(name);
        _signedIn.SetClaims([new Claim("sub", id), new Claim("name", name), .. Enum.GetValues<Role>().Where(r => r is not Role.None && (roles & r) != 0).Select(r => new Claim(PersonClaims.Role, PersonClaims.Word(r)))]);
        _signedIn.SetPolicies([.. Tasks.ByRole.Where(task => (task.Value & roles) != 0).Select(task => task.Key), Web.Sharing.BundleDownload.Policy]);
    }

    public Task InitializeAsync()
    {
        Render<MudPopoverProvider>();
        _ = Dialogs;
        _ = Messages;
        return Task.CompletedTask;
    }

    // MudBlazor's services can only be disposed asynchronously.
    Task IAsyncLifetime.DisposeAsync() => base.DisposeAsync().AsTask();
}
