using Bunit;
using Investigator.Web.Shell;

namespace Investigator.Web.Tests.Shell;

/// <summary>Which columns of a table are shown, and that the browser remembers it.</summary>
public sealed class ColumnsTests : ConsoleContext
{
    private static readonly IReadOnlyList<string> s_names = ["Score", "Accounts", "Due"];

    private readonly BunitJSModuleInterop _script;
    private string _hidden = "";

    public ColumnsTests()
    {
        _script = JSInterop.SetupModule("./shell/console.js");
        _script.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void What_is_switched_off_is_hidden_by_its_place_and_remembered_by_its_name()
    {
        var columns = Open();
        columns.FindAll("input")[1].Change(false);

        Assert.Equal("4", _hidden);
        Assert.Equal(["columns-queue", "Accounts"], Assert.Single(_script.Invocations["remember"]).Arguments);
        columns.FindAll("input")[1].Change(true);
        Assert.Equal("", _hidden);
        Assert.Null(_script.Invocations["remember"][^1].Arguments[1]);
    }

    [Fact]
    public void What_the_browser_remembers_is_hidden_at_once_and_names_that_are_gone_are_nothing()
    {
        _script.Setup<string?>("recall", "columns-queue").SetResult("Due|A column of last year");

        var columns = Open();

        columns.WaitForAssertion(() => Assert.Equal("5", _hidden));
        Assert.Contains("1 hidden", columns.Find("summary").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<Columns> Open() => Render<Columns>(p => p
        .Add(c => c.Table, "queue").Add(c => c.Names, s_names).Add(c => c.First, 3).Add(c => c.HiddenChanged, hidden => _hidden = hidden));
}
