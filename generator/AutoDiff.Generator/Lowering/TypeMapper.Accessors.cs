using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>Private members of partial types: a hidden property lets the companions of other types read and assign them.</summary>
internal sealed partial class TypeMapper
{
    private const string AccessorSuffix = "__Member";

    /// <summary>The field with the codes of its accessor, where it needs one and may have one.</summary>
    private IrField WithAccessor(IrField field, AggregateField declared)
    {
        bool isAssignable = declared.Symbol switch
        {
            IFieldSymbol symbol => !symbol.IsReadOnly,
            IPropertySymbol { SetMethod: { IsInitOnly: false } } => true,
            _ => false,
        };
        INamedTypeSymbol owner = declared.Symbol.ContainingType.OriginalDefinition;
        if ((field.ReadCode.Length > 0 && (field.WriteCode.Length > 0 || !isAssignable))
            || !field.IsActive
            || declared.Symbol is IFieldSymbol { RefKind: not RefKind.None } or IFieldSymbol { IsFixedSizeBuffer: true }
            || !SymbolEqualityComparer.Default.Equals(owner.ContainingAssembly, compilation.Assembly)
            || !IsOpen(owner) || IsFileLocal(owner)
            || Reach(declared.Type) == Accessibility.Private)
        {
            return field;
        }

        // A captured parameter of a primary constructor is known by its own name, in all parts of the type.
        string name = declared.Symbol.Name;
        bool isCaptured = name[0] == '<';
        name = isCaptured ? name.Substring(1, name.IndexOf('>') - 1) : name;
        string inside = (isCaptured ? "" : "this.") + CodeNames.Escape(name);
        string accessor = name + AccessorSuffix;
        ITypeSymbol type = declared.Symbol.OriginalDefinition is IFieldSymbol own ? own.Type : ((IPropertySymbol)declared.Symbol.OriginalDefinition).Type;
        string getter = owner is { IsValueType: true, IsReadOnly: false } ? "readonly get" : "get";
        string setter = isAssignable ? $" set => {inside} = value;" : "";
        var (space, types) = HostReader.DeclarationOf(owner);
        string code = "{0}." + accessor;
        return field with
        {
            ReadCode = code,
            WriteCode = isAssignable ? code : "",
            IsProperty = true,
            Accessor = new MemberAccessor(
                CodeNames.FullName(owner) + (owner.Arity == 0 ? "" : "`" + owner.Arity.ToString(System.Globalization.CultureInfo.InvariantCulture)) + ".Members.g.cs",
                space,
                types,
                $"internal {CodeNames.WithNullability(type)} {accessor} {{ {getter} => {inside};{setter} }}"),
        };
    }

    private static bool IsFileLocal(INamedTypeSymbol type) => type.IsFileLocal || (type.ContainingType is { } outer && IsFileLocal(outer));
}
