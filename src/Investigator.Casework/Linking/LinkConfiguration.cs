using Investigator.Casework.Data;
using Investigator.Domain.Linking;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Linking;

internal sealed class LinkConfiguration : IEntityTypeConfiguration<Link>
{
    public void Configure(EntityTypeBuilder<Link> builder)
    {
        builder.ToTable("Link");
        builder.HasKey(l => new { l.First, l.Second });
        builder.Property(l => l.Reasons).IsJson([]);
        builder.HasIndex(l => l.Second);
    }
}
