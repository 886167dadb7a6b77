using Investigator.Casework.Data;
using Investigator.Domain.Sharing.Alerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Sharing;

internal sealed class AlertDestinationConfiguration : IEntityTypeConfiguration<AlertDestination>
{
    public void Configure(EntityTypeBuilder<AlertDestination> builder)
    {
        builder.ToTable("AlertDestination");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Ignore(d => d.Cursor);
        builder.Property(d => d.Name).HasMaxLength(ModelLimits.Name);
        builder.Property(d => d.Address).HasMaxLength(ModelLimits.LongText);
        builder.Property(d => d.Format).HasMaxLength(ModelLimits.Word);
        builder.Property(d => d.ProtectedSecret).HasMaxLength(ModelLimits.LongText);
        builder.Property(d => d.ProtectedAuthorization).HasMaxLength(ModelLimits.LongText);
        builder.Property(d => d.CreatedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(d => d.Trouble).HasMaxLength(ModelLimits.Reason);
        builder.HasIndex(d => d.Name).IsUnique();
        builder.HasIndex(d => d.DueAt);
    }
}
