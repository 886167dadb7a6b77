using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Web.Sharing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing;

/// <summary>The directory of partners on the screen.</summary>
public sealed class PartnerPageTests : ConsoleContext
{
    private readonly PartnersInMemory _partners = new();
    private readonly KeysInMemory _keys = new();

    public PartnerPageTests()
    {
        Services.AddSingleton<IPartners>(_partners).AddSingleton<IApiClients>(_keys).AddSingleton<Investigator.Domain.Sharing.Inquiries.IInquiries>(new Inquiries.InquiriesInMemory(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Noon)));
        SignIn("m", "Manager 1", Role.Manager);
    }

    [Fact]
    public void The_list_says_that_it_loads_that_it_is_empty_and_who_is_there()
    {
        var stored = new TaskCompletionSource();
        _partners.Before = () => stored.Task;
        var page = Render<PartnersPage>();
        Assert.Contains("Loading partners", page.Markup, StringComparison.Ordinal);
        stored.SetResult();
        page.WaitForAssertion(() => Assert.Contains("No partner yet", page.Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal));

        _partners.Add("Other Lab");
        _partners.Add(Hostile).Suspend("A leak.");
        page = Render<PartnersPage>();
        var rows = page.FindAll("[data-testid=partner-row]");
        Assert.Contains("active", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("suspended", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partner_is_entered_with_its_terms()
    {
        var page = Render<PartnerPage>();
        page.Find("[data-testid=partner-name]").Change("Other Lab");
        page.Find("[data-testid=partner-marking]").Change("Green");
        page.Find("[data-testid=partner-agreement]").Change("MOU 7");
        page.Find("[data-testid=partner-until]").Change("2027-03-01");
        page.Find("[data-testid=partner-collections]").Change("frontier-labs");
        page.Find("[data-testid=partner-contacts]").Change("Kim; abuse desk; kim@lab.example");
        page.Find("[data-testid=save-partner]").Click();

        var made = Assert.Single(_partners.All);
        Assert.Equal(("Other Lab", TrafficLight.Green, "MOU 7", new DateTimeOffset(2027, 3, 2, 0, 0, 0, TimeSpan.Zero)), (made.Name, made.HighestMarking, made.Agreement, made.AgreedUntil));
        Assert.Equal(["frontier-labs"], made.Collections);
        Assert.Equal(new PartnerContact("Kim", "abuse desk", "kim@lab.example"), Assert.Single(made.Contacts));
        Assert.DoesNotContain(made.Kinds, kind => kind.IsPersonal()); // personal kinds are chosen, never given by default
    }

    [Fact]
    public void What_is_wrong_is_said_and_what_was_typed_stays()
    {
        var page = Render<PartnerPage>();
        page.Find("[data-testid=partner-agreement]").Change("MOU 7");
        page.Find("[data-testid=save-partner]").Click();

        Assert.Contains(Refusal.NameMissing.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Assert.Equal("MOU 7", page.Find("[data-testid=partner-agreement]").GetAttribute("value"));
        Assert.Empty(_partners.All);
    }

    [Fact]
    public void A_key_of_keyed_hashes_is_shown_once()
    {
        var page = Open(_partners.Add("Other Lab"));
        page.Find("[data-testid=rotate]").Click();

        page.WaitForAssertion(() => Assert.Contains("c2VjcmV0", page.Find("[data-testid=new-partner-key]").TextContent, StringComparison.Ordinal));
        page.FindAll("button").Single(b => b.TextContent.Trim() == "I have it").Click();
        Assert.DoesNotContain("c2VjcmV0", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_linked_and_a_person_admitted()
    {
        var client = ApiClient.Create(Guid.NewGuid(), "other-lab", ApiScope.Sharing, "h", new("a", "A", Role.Admin), TimeProvider.System);
        _keys.All.Add(client);
        _keys.All.Add(ApiClient.Create(Guid.NewGuid(), "gateway", ApiScope.Ingest, "g", new("a", "A", Role.Admin), TimeProvider.System));
        var partner = _partners.Add("Other Lab");
        var page = Open(partner);
        Assert.DoesNotContain("gateway", page.Find("[data-testid=link-client]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=link-client]").Change(client.Id.ToString());
        page.Find("[data-testid=link]").Click();
        page.Find("[data-testid=admit-subject]").Change("kim");
        page.Find("[data-testid=admit]").Click();

        Assert.Equal(client.Id, Assert.Single(partner.Clients).ApiClientId);
        Assert.Equal("kim", Assert.Single(partner.SignIns).PersonId);
    }

    [Fact]
    public void A_partner_is_suspended_with_a_reason_and_resumed()
    {
        var partner = _partners.Add("Other Lab");
        var page = Open(partner);
        page.Find("[data-testid=suspend]").Click();
        Assert.Contains(Refusal.ReasonMissing.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=suspend-reason]").Change("A leak.");
        page.Find("[data-testid=suspend]").Click();

        page.WaitForAssertion(() => Assert.Contains("A leak.", page.Find("[data-testid=suspended]").TextContent, StringComparison.Ordinal));
        page.Find("[data-testid=resume]").Click();
        Assert.Equal(PartnerState.Active, partner.State);
    }

    [Fact]
    public void Kinds_that_the_terms_do_not_name_are_told_and_sent_only_once_somebody_has_saved_them()
    {
        var all = Enum.GetValues<IndicatorKind>().Where(kind => kind is not (IndicatorKind.HeaderFingerprint or IndicatorKind.ToolSchema)).ToArray();
        var partner = _partners.Add("Other Lab", TrafficLight.Amber, all);
        var page = Open(partner);
        Assert.Contains("Header order (JA4H), Tool", page.Find("[data-testid=unnamed-kinds]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=name-kinds]").Click();
        Assert.DoesNotContain(IndicatorKind.ToolSchema, partner.Kinds);
        page.Find("[data-testid=save-partner]").Click();

        page.WaitForAssertion(() => Assert.Contains(IndicatorKind.ToolSchema, partner.Kinds));
        Assert.Contains(IndicatorKind.HeaderFingerprint, partner.Kinds);
        Assert.Empty(page.FindAll("[data-testid=unnamed-kinds]"));
    }

    [Fact]
    public void An_analyst_reads_and_changes_nothing()
    {
        SignIn("a", "Analyst 1", Role.Analyst);
        var page = Open(_partners.Add("Other Lab"));

        Assert.Empty(page.FindAll("[data-testid=save-partner], [data-testid=name-kinds], [data-testid=suspend], [data-testid=rotate], [data-testid=link], [data-testid=admit]"));
        Assert.NotNull(page.Find("fieldset").GetAttribute("disabled"));
    }

    [Fact]
    public void A_wrong_address_is_said() =>
        Assert.Contains("no such partner", Render<PartnerPage>(p => p.Add(c => c.Id, Guid.NewGuid())).Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_broken_store_ends_at_the_boundary_of_the_layout()
    {
        _partners.Before = () => throw new IOException("disk");

        var caught = Render<ErrorBoundary>(p => p.AddChildContent<PartnersPage>().Add(b => b.ErrorContent, broken => $"<p data-testid=caught>{broken.Message}</p>"));

        Assert.Equal("disk", caught.Find("[data-testid=caught]").TextContent);
    }

    private IRenderedComponent<PartnerPage> Open(Partner partner) => Render<PartnerPage>(p => p.Add(c => c.Id, partner.Id));

    private sealed class KeysInMemory : IApiClients
    {
        public List<ApiClient> All { get; } = [];

        public Task<IReadOnlyList<ApiClient>> LoadAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<ApiClient>>([.. All]);

        public Task<Done<NewApiKey>> CreateAsync(Person by, string name, ApiScope scopes, CancellationToken ct) => throw new NotSupportedException();

        public Task<Done<NewApiKey>> RotateAsync(Person by, Guid id, CancellationToken ct) => throw new NotSupportedException();

        public Task<Refusal?> RevokeAsync(Person by, Guid id, CancellationToken ct) => throw new NotSupportedException();

        public Task<KeyHolder?> RecogniseAsync(string key, CancellationToken ct) => throw new NotSupportedException();
    }
}
