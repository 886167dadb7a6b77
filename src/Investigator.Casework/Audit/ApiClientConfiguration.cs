using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Audit;

internal sealed class ApiClientConfiguration : IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<ApiClient> builder)
    {
        builder.ToTable("ApiClient");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Name).HasMaxLength(ModelLimits.Name);
        builder.Property(c => c.KeyHash).HasMaxLength(ModelLimits.Hash);
        builder.Property(c => c.PreviousHash).HasMaxLength(ModelLimits.Hash);
        builder.Property(c => c.CreatedBy).HasMaxLength(ModelLimits.PersonId);
        builder.HasIndex(c => c.KeyHash).IsUnique();
        builder.HasIndex(c => c.PreviousHash);
        builder.HasIndex(c => c.Name).IsUnique();
    }
}
