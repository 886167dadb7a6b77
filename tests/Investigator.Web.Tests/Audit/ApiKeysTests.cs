using Bunit;
using Investigator.Domain.Audit;
using Investigator.Web.Audit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Audit;

/// <summary>Keys of machines are exchanged on the page of the administrator: the new one is shown once.</summary>
public sealed class ApiKeysTests : ConsoleContext, IApiClients
{
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly ApiClient _client;
    private Refusal? _refuses;

    public ApiKeysTests()
    {
        SignIn("admin-1", "Admin 1", Role.Admin);
        _client = ApiClient.Create(Guid.NewGuid(), Hostile, ApiScope.Decisions, "hash", new("admin-1", "Admin 1", Role.Admin), _clock);
        Services.AddSingleton<IApiClients>(this).AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
    }

    [Fact]
    public void An_exchanged_key_is_shown_once_and_the_row_says_how_long_the_old_one_goes_on()
    {
        var page = Render<ApiKeys>();
        Assert.Empty(page.FindAll("[data-testid=rotated]"));
        page.Find("[data-testid=rotate]").Click();
        Dialogs.WaitForElement("[data-submit]").Click();

        page.WaitForAssertion(() => Assert.Contains("inv_new", page.Find("[data-testid=new-key]").InnerHtml, StringComparison.Ordinal));
        Assert.Contains("the old key goes on until", page.Find("[data-testid=rotated]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
        page.Find("[data-testid=new-key] button.mud-button-outlined").Click();
        Assert.Empty(page.FindAll("[data-testid=new-key]"));
    }

    [Fact]
    public void A_refusal_is_told_and_no_key_is_shown()
    {
        _refuses = Refusal.AlreadyDecided;
        var page = Render<ApiKeys>();
        page.Find("[data-testid=rotate]").Click();
        Dialogs.WaitForElement("[data-submit]").Click();

        Messages.WaitForAssertion(() => Assert.Contains(Refusal.AlreadyDecided.Explain(), Messages.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid=new-key]"));
    }

    Task<IReadOnlyList<ApiClient>> IApiClients.LoadAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<ApiClient>>([_client]);

    Task<Done<NewApiKey>> IApiClients.CreateAsync(Person by, string name, ApiScope scopes, CancellationToken ct) => throw new NotSupportedException();

    Task<Done<NewApiKey>> IApiClients.RotateAsync(Person by, Guid id, CancellationToken ct)
    {
        if (_refuses is { } no) return Task.FromResult<Done<NewApiKey>>(no);
        Assert.Null(_client.Rotate("other", _clock));
        return Task.FromResult<Done<NewApiKey>>(new NewApiKey(id, _client.Name, "inv_new"));
    }

    Task<Refusal?> IApiClients.RevokeAsync(Person by, Guid id, CancellationToken ct) => throw new NotSupportedException();

    Task<KeyHolder?> IApiClients.RecogniseAsync(string key, CancellationToken ct) => throw new NotSupportedException();
}
