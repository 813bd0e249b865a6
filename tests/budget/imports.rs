//! The imports of every file in `src/`, read with `syn` and resolved to the files that define what is imported.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};

use super::source::SourceFile;

/// The segments of a path, without generic arguments.
type Segments = Vec<String>;

/// The most re-exports that a path may lead through.
const MOST_REEXPORTS: usize = 8;

/// A file that needs another file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Import {
    /// The importing file, below `src/`.
    pub(super) from: String,
    /// The file that defines what is imported, re-exports followed.
    pub(super) to: String,
    /// The path as written.
    pub(super) path: String,
}

/// The modules of the crate.
pub(super) struct Modules {
    modules: BTreeMap<Segments, Module>,
}

/// The names and paths of one file.
#[derive(Default)]
struct Module {
    file: String,
    /// Paths of private `use` items and of code.
    paths: BTreeSet<Segments>,
    /// Every imported name with its path.
    names: BTreeMap<String, Segments>,
    /// The names that are re-exported: `pub use` in any visibility. They need their file only if the code uses them.
    reexports: BTreeSet<String>,
}

impl Modules {
    pub(super) fn read(files: &[SourceFile]) -> Self {
        let parsed = files.iter().map(|file| (module_path(&file.name), Module::read(file)));
        Self { modules: parsed.collect() }
    }

    /// Returns every import of another file of the crate, sorted, each pair of files with each path once.
    pub(super) fn imports(&self) -> Vec<Import> {
        let mut imports = BTreeSet::new();
        for (at, module) in &self.modules {
            for path in &module.paths {
                let to = self.defining_file(at, path, MOST_REEXPORTS);
                if let Some(to) = to.filter(|to| *to != module.file) {
                    imports.insert(Import { from: module.file.clone(), to: to.to_owned(), path: path.join("::") });
                }
            }
        }
        imports.into_iter().collect()
    }

    /// Returns the top-level folders that a file names, re-exports included and not followed, each with the path.
    pub(super) fn named_folders(&self) -> Vec<(&str, String, String)> {
        let mut named = Vec::new();
        for (at, module) in &self.modules {
            for path in module.paths.iter().chain(module.names.values()) {
                let absolute = self.absolute(at, path);
                let folder = absolute.first().filter(|folder| self.modules.contains_key(&vec![(*folder).clone()]));
                named.extend(folder.map(|folder| (module.file.as_str(), folder.clone(), path.join("::"))));
            }
        }
        named
    }

    /// Returns the path from the crate's root. A path that starts with no module is taken for one of the module itself.
    fn absolute(&self, at: &[String], path: &[String]) -> Segments {
        let mut base = at.to_vec();
        let mut rest = path;
        while let Some((first, after)) = rest.split_first() {
            match first.as_str() {
                "crate" => base.clear(),
                "self" => {}
                "super" => drop(base.pop()),
                _ => break,
            }
            rest = after;
        }
        base.extend_from_slice(rest);
        base
    }

    /// Returns the file of the deepest module along a path, followed through re-exports; `None` for another crate's.
    fn defining_file(&self, at: &[String], path: &[String], reexports: usize) -> Option<&str> {
        let absolute = self.absolute(at, path);
        let depth = (1..=absolute.len()).take_while(|depth| self.modules.contains_key(&absolute[..*depth])).count();
        let (deepest, rest) = absolute.split_at(depth);
        let module = self.modules.get(deepest)?;
        let Some((name, rest)) = rest.split_first() else { return Some(&module.file) };
        match module.names.get(name) {
            Some(imported) if reexports > 0 => {
                let path: Segments = imported.iter().chain(rest).cloned().collect();
                self.defining_file(deepest, &path, reexports - 1)
            }
            _ => Some(&module.file),
        }
    }
}

/// Returns the path of the module that a file makes: none for `lib.rs`.
fn module_path(file: &str) -> Segments {
    let path = file.strip_suffix(".rs").unwrap();
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').filter(|part| *part != "lib").map(str::to_owned).collect()
}

impl Module {
    fn read(file: &SourceFile) -> Self {
        let tree = syn::parse_file(&file.text).map_err(|error| format!("src/{}: {error}", file.name)).unwrap();
        let mut module = Self { file: file.name.clone(), ..Self::default() };
        UseItems(&mut module).visit_file(&tree);
        Code(&mut module).visit_file(&tree);
        module
    }

    /// Notes a path of the code. A single name counts only if it was re-exported: all others are in `paths` already.
    fn note(&mut self, path: Segments) {
        if path.len() > 1 || self.reexports.contains(&path[0]) {
            self.paths.insert(path);
        }
    }
}

/// Returns `true` for items that are built for tests only.
fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let list = attribute.meta.require_list();
        attribute.path().is_ident("cfg") && list.is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

/// Collects the `use` items.
struct UseItems<'a>(&'a mut Module);

impl UseItems<'_> {
    fn add(&mut self, name: String, path: Segments, is_reexport: bool) {
        if is_reexport {
            self.0.reexports.insert(name.clone());
        } else {
            self.0.paths.insert(path.clone());
        }
        self.0.names.insert(name, path);
    }

    fn add_tree(&mut self, tree: &syn::UseTree, prefix: &[String], is_reexport: bool) {
        let with = |name: &syn::Ident| [prefix, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.add_tree(&path.tree, &with(&path.ident), is_reexport),
            syn::UseTree::Name(name) if name.ident == "self" => {
                self.add(prefix.last().unwrap().clone(), prefix.to_vec(), is_reexport);
            }
            syn::UseTree::Name(name) => self.add(name.ident.to_string(), with(&name.ident), is_reexport),
            syn::UseTree::Rename(name) => self.add(name.rename.to_string(), with(&name.ident), is_reexport),
            syn::UseTree::Glob(_) => self.add(format!("{}::*", prefix.join("::")), prefix.to_vec(), false),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_tree(tree, prefix, is_reexport);
                }
            }
        }
    }
}

impl<'ast> Visit<'ast> for UseItems<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if item.leading_colon.is_none() && !is_for_tests(&item.attrs) {
            self.add_tree(&item.tree, &[], !matches!(item.vis, syn::Visibility::Inherited));
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let has_own_file = item.content.is_none() || is_for_tests(&item.attrs);
        assert!(has_own_file, "src/{}: the module {} needs a file of its own", self.0.file, item.ident);
    }
}

/// Collects the paths in types, expressions, patterns and macros.
struct Code<'a>(&'a mut Module);

impl<'ast> Visit<'ast> for Code<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Segments = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        // A single lower-case name is a variable, unless it is called.
        let is_variable = segments.len() == 1 && segments[0].starts_with(|c: char| c.is_lowercase());
        if path.leading_colon.is_none() && !is_variable {
            self.0.note(segments);
        }
        visit::visit_path(self, path);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(function) = &*call.func
            && let Some(name) = function.path.get_ident()
        {
            self.0.note(vec![name.to_string()]);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        let text = called.tokens.to_string().replace(" ::", "::").replace(":: ", "::");
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
        for path in words.filter(|word| word.contains("::") && !word.starts_with(':')) {
            self.0.note(path.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect());
        }
    }

    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}

    fn visit_item_use(&mut self, _: &'ast syn::ItemUse) {}

    // `pub(super)` and `pub(in path)` import nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}
