using Bunit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Tests.Shell;

/// <summary>A part of a page that breaks says so in its place, and is tried again when somebody asks.</summary>
public sealed class AloneTests : ConsoleContext
{
    private bool _breaks = true;

    [Fact]
    public void A_part_that_breaks_keeps_its_heading_and_stands_once_it_works()
    {
        var part = Render<Part>(p => p.Add(one => one.Title, "Sessions").AddChildContent<Breaking>(b => b.Add(one => one.Breaks, () => _breaks)));
        Assert.Equal("Sessions", part.Find("h2").TextContent);
        Assert.Contains("Sessions: this could not be loaded", part.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("went wrong inside", part.Markup, StringComparison.Ordinal);

        _breaks = false;
        part.Find("button").Click();

        Assert.Equal("here", part.Find("i").TextContent);
        Assert.DoesNotContain("could not be loaded", part.Markup, StringComparison.Ordinal);
    }

    private sealed class Breaking : ComponentBase
    {
        [Parameter] public Func<bool> Breaks { get; set; } = () => false;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            if (Breaks()) throw new InvalidOperationException("went wrong inside");
            builder.OpenElement(0, "i");
            builder.AddContent(1, "here");
            builder.CloseElement();
        }
    }
}
