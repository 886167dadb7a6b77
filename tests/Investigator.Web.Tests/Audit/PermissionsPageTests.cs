using Bunit;
using Investigator.Domain.Audit;
using Investigator.Web.Audit;

namespace Investigator.Web.Tests.Audit;

public sealed class PermissionsPageTests : ConsoleContext
{
    [Fact]
    public void The_table_says_what_the_rules_say_and_which_column_is_yours()
    {
        SignIn("auditor-1", "Auditor 1", Role.Auditor);
        var page = Render<PermissionsPage>();
        page.WaitForAssertion(() => Assert.Contains("Auditor (you)", page.Markup, StringComparison.Ordinal));
        var rows = page.FindAll("[data-testid=permission-row]");
        Assert.Equal(Permissions.All.Count, rows.Count);
        var roles = Enum.GetValues<Role>().Where(r => r is not Role.None).ToList();
        foreach (var (row, permission) in rows.Zip(Permissions.All))
            Assert.Equal(roles.Select(r => (permission.Holders & r) != 0 ? "yes" : "–"), row.QuerySelectorAll("td").Select(c => c.TextContent));
    }
}
