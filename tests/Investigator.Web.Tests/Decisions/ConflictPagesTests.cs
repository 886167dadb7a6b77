using Bunit;
using Investigator.Domain.Audit;
using Investigator.Web.Decisions;

namespace Investigator.Web.Tests.Decisions;

public sealed class ConflictPagesTests : ConsoleContext
{
    [Fact]
    public void An_administrator_declares_and_ends_and_others_read()
    {
        SignIn("admin-1", "Admin 1", Role.Admin);
        var page = Render<AffiliationsPage>();
        Assert.Contains("Nothing is declared", page.Markup, StringComparison.Ordinal);
        page.Find("[data-testid=declare]").Click();
        page.Find("form").Submit();
        Assert.Contains(Refusal.PersonMissing.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        var fields = page.FindAll("form input");
        fields[0].Input("manager-1");
        page.FindAll("form input")[1].Input(Hostile);
        page.FindAll("form input")[2].Input("Board");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("manager-1", page.Find("[data-testid=affiliation-row]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("script"));

        SignIn("analyst-1", "Analyst 1", Role.Analyst);
        var read = Render<AffiliationsPage>();
        Assert.Empty(read.FindAll("[data-testid=declare], [data-testid=end-affiliation]"));
        Assert.Contains("stands", read.Find("[data-testid=affiliation-row]").TextContent, StringComparison.Ordinal);

        SignIn("admin-1", "Admin 1", Role.Admin);
        var again = Render<AffiliationsPage>();
        again.Find("[data-testid=end-affiliation]").Click();
        again.WaitForAssertion(() => Assert.Contains("ended by", again.Find("[data-testid=affiliation-row]").TextContent, StringComparison.Ordinal));
    }
}
